import type { Json } from '#lib/python/json.ts'
import { finishLogin, type LoginOutcome } from '#lib/relying-party/finish-login.ts'
import { type CallbackOutcome, callbackOutcome, decideBeforeExchange } from '#lib/streamlit/callback-outcomes.ts'
import { writeChunks } from '#lib/streamlit/chunks.ts'
import { identityPayload, tokensPayload } from '#lib/streamlit/identity.ts'
import { splitCookie } from '#lib/streamlit/log-lines.ts'
import { providerCrash } from '#lib/streamlit/provider-crash.ts'
import { type LoginState, readSession, type Session, signSession } from '#lib/streamlit/session-cookie.ts'
import {
  identityDeletions,
  identitySetCookie,
  sessionCookie,
  sessionDeletion,
  sessionSetCookie,
  tokensCookie,
  userCookie,
} from '#lib/streamlit/set-cookie.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { type AppAnswer, type AppCall, clientFor, crashed, libraryRemark, logged, redirectTo } from './app-call.ts'
import { staleCookieDeletions } from './stale-cookies.ts'

/**
 * `/oauth2callback`: checks the state, swaps the code for tokens, checks the ID token and sets the identity cookies.
 * Whatever happens, the browser goes to the app's start page. Streamlit, auth routes.
 */
export async function finishAppLogin(call: AppCall): Promise<AppAnswer> {
  const { config, jar, now, query } = call
  const session = readSession({ cookie: jar.get(sessionCookie), secret: config.cookieSecret, now })
  const decision = decideBeforeExchange({ redirectUri: config.redirectUri, query, session })
  if (!('exchange' in decision)) return end(call, decision, [], [])

  const { provider, data, rest } = decision.exchange
  if (providerCrash(config.secrets, provider) !== undefined) return crashed()
  const sessionLine = sessionAfter(call, rest)
  const outcome = await exchange(call, provider, data)
  if (!outcome.ok) {
    return end(
      call,
      callbackOutcome('callback-exchange-failed', { provider }),
      [sessionLine],
      [libraryRemark(outcome.failure)],
    )
  }
  if (!outcome.claims) return end(call, callbackOutcome('callback-no-userinfo', { provider }), [sessionLine], [])

  const user = written(
    call,
    userCookie,
    identityPayload({ claims: asJson(outcome.claims), redirectUri: config.redirectUri, provider }),
  )
  const tokens = written(
    call,
    tokensCookie,
    tokensPayload({
      ...(outcome.idToken === undefined ? {} : { idToken: outcome.idToken }),
      ...(outcome.accessToken === undefined ? {} : { accessToken: outcome.accessToken }),
    }),
  )
  const lines = [...staleCookieDeletions(call), ...user.lines, ...tokens.lines, sessionLine]
  return redirectTo(config.base, lines, [...user.remarks, ...tokens.remarks])
}

async function exchange(call: AppCall, name: string, data: LoginState): Promise<LoginOutcome> {
  const provider = call.config.provider(name)
  if (!provider) {
    return { ok: false, failure: { name: 'Error', code: null, message: `no provider "${name}" is configured` } }
  }
  return finishLogin(clientFor(call, provider), call.query, {
    redirectUri: data.redirectUri,
    state: call.query.getAll('state').at(-1) ?? '',
    nonce: data.nonce,
    codeVerifier: data.codeVerifier,
  })
}

function end(call: AppCall, outcome: CallbackOutcome, lines: readonly string[], remarks: readonly Remark[]): AppAnswer {
  const { config, jar, now } = call
  const deletions =
    outcome.deletes === 'all'
      ? identityDeletions({ jar, base: 'both', path: config.base, now })
      : staleCookieDeletions(call)
  return redirectTo(config.base, [...deletions, ...lines], [...logged(outcome.log), ...remarks])
}

/** Starlette writes the session back while it holds something, and deletes its cookie when it is empty. */
function sessionAfter({ config, now }: AppCall, rest: Session): string {
  const at = { path: config.base, secure: config.https }
  if (Object.keys(rest).length === 0) return sessionDeletion(at)
  return sessionSetCookie({ value: signSession({ session: rest, secret: config.cookieSecret, now }), ...at })
}

function written({ config, now }: AppCall, name: string, value: string): { lines: string[]; remarks: Remark[] } {
  const cookies = writeChunks({ name, value, secret: config.cookieSecret, now, path: config.base })
  return {
    lines: cookies.map((cookie) => identitySetCookie({ ...cookie, path: config.base })),
    remarks: cookies.length === 1 ? [] : logged(splitCookie(name, cookies.length - 1)),
  }
}

function asJson(claims: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  // The claims of an ID token were parsed from JSON by the library.
  return claims as Readonly<Record<string, Json>>
}
