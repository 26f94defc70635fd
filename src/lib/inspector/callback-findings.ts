import { loadsObject } from '#lib/python/json.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { isReturnFromLogout, setsIdentity } from '#lib/trace/step-problems.ts'
import { type CheckProblem, problemOfCallbackError, problemOfTokenError } from './check-problems.ts'
import { visibleText } from './visible-text.ts'

/** One thing that the app looked at in a callback, and how it came out. `skip`: it was not reached. */
export interface CallbackFinding {
  readonly verdict: 'pass' | 'fail' | 'skip'
  readonly text: string
  /** The problem that it is where it failed; null where it did not. */
  readonly problem: CheckProblem | null
}

const finding = (verdict: 'pass' | 'skip', text: string): CallbackFinding => ({
  verdict,
  text: visibleText(text),
  problem: null,
})

const failed = (problem: CheckProblem, text: string): CallbackFinding => ({
  verdict: 'fail',
  text: visibleText(text),
  problem,
})

/**
 * What the app looked at in a callback, in its order, as far as the capture tells. `within` are the calls that it made
 * meanwhile. Streamlit, auth routes.
 */
export function callbackFindings(callback: Exchange, within: readonly Exchange[]): CallbackFinding[] {
  const { query } = messageOf(callback)
  const error = query.getAll('error').at(-1)
  if (error !== undefined) {
    return [failed(problemOfCallbackError(error), `The provider answers with an error, \`${error}\`, and no code.`)]
  }
  if (isReturnFromLogout(callback)) {
    return [
      finding(
        'skip',
        'There is no code, no error and no state: the provider’s logout sends the browser to this address.',
      ),
      finding('skip', 'Streamlit takes it for a login that it does not know, logs that, and goes to the start page.'),
    ]
  }
  const state = stateFinding(callback, query.getAll('state').at(-1))
  if (within.length === 0) return [state, finding('skip', 'No token request was made: the app stopped before it.')]
  return [state, codeFinding(within), ...keyFinding(within), loginFinding(callback)]
}

function stateFinding(callback: Exchange, state: string | undefined): CallbackFinding {
  const cookie = messageOf(callback).jar.get('_streamlit_session')
  if (state === undefined) return failed('callback-unknown-state', 'There is no `state`.')
  if (cookie === undefined) {
    return failed(
      'lost-state-cookie',
      'The browser brought no `_streamlit_session` cookie, so there is nothing to compare `state` with.',
    )
  }
  const session = loadsObject(takeApart(cookie)?.inner ?? '') ?? {}
  const known = Object.keys(session).map((key) => /^_state_[^_]*_(.*)$/s.exec(key)?.[1] ?? '')
  return known.includes(state)
    ? finding(
        'pass',
        `\`state\` is \`${state}\`, as in the \`_streamlit_session\` cookie: this browser began the login.`,
      )
    : failed(
        'callback-unknown-state',
        `\`state\` is \`${state}\`; the \`_streamlit_session\` cookie knows \`${known.join(' ') || 'none'}\`.`,
      )
}

function codeFinding(within: readonly Exchange[]): CallbackFinding {
  const request = within.find((one) => phaseOf(one) === 'token')
  if (!request) return failed('callback-exchange-failed', 'No token request was made: the app gave up before it.')
  if (!request.response) return failed('token-endpoint-timeout', 'The token request got no answer.')
  const { json: answer } = messageOf(request)
  if (typeof answer?.['id_token'] === 'string') return finding('pass', 'The code bought an ID token.')
  if (typeof answer?.['access_token'] === 'string') {
    return failed(
      'scope-without-openid',
      'The code bought an access token and no ID token, so nothing says who this is.',
    )
  }
  const { status } = request.response
  const error = answer?.['error']
  return failed(problemOfTokenError(status, error), `The code bought nothing: ${String(error ?? status)}.`)
}

function keyFinding(within: readonly Exchange[]): CallbackFinding[] {
  const bringer = within.find((one) => typeof messageOf(one).json?.['id_token'] === 'string')
  if (!bringer) return []
  const kid = messageOf(bringer).idToken?.header['kid']
  const keys = within.map((one) => messageOf(one).json?.['keys']).find(Array.isArray)
  if (!keys) return [finding('skip', 'No keys were fetched.')]
  const there = keys.some((key: unknown) => typeof key === 'object' && key !== null && 'kid' in key && key.kid === kid)
  return [
    there
      ? finding('pass', `The ID token names the key \`${String(kid)}\`, and the provider’s key set has it.`)
      : failed(
          'jwks-rotated',
          `The ID token names the key \`${String(kid)}\`, which is not in the provider’s key set.`,
        ),
  ]
}

function loginFinding(callback: Exchange): CallbackFinding {
  return setsIdentity(callback)
    ? finding(
        'pass',
        'Signature, issuer, audience, times and nonce were all accepted: the app sets its identity cookies.',
      )
    : failed('callback-exchange-failed', 'No identity cookie is set: nobody is logged in.')
}
