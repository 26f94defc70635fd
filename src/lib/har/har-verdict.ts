import { type CauseCode, causes, type Place } from '#lib/inspector/verdict/causes.ts'
import type { Found } from '#lib/inspector/verdict/found.ts'
import { unknownState } from '#lib/inspector/verdict/unknown-state.ts'
import { type Verdict, verdictOf } from '#lib/inspector/verdict/verdict.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf } from '#lib/trace/message.ts'
import { outcomeOf } from '#lib/trace/outcome.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { beginsByItself } from './begins-by-itself.ts'

/** A verdict of what a browser saw; its problem may be one that no capture of the lab shows. */
export type HarVerdict = Omit<Verdict, 'problem'> & {
  readonly problem: CauseCode | 'authorization-refused' | 'client-unknown' | null
}

/** What is so of the file as a whole. */
export interface HarFacts {
  /** It has no Cookie and no Set-Cookie line at all: it was exported without them. */
  readonly withoutCookies: boolean
  /** The number of a message whose Cookie line is longer than Streamlit's WebSocket takes; null for none. */
  readonly tooLong: number | null
}

/**
 * What became of a login, as far as the browser's messages alone can tell, and no farther: the app's calls to the
 * provider, and its log, are in no HAR. `exchanges` are those of the file, in their order, masked.
 */
export function harVerdict(exchanges: readonly Exchange[], facts: HarFacts): HarVerdict {
  const judged = facts.withoutCookies ? exchanges.map(withSession) : exchanges
  const round = beginsByItself(judged)
  if (round !== null) return bad({ code: 'login-loop', message: round })
  const outcome = outcomeOf(judged)
  if (outcome.kind === 'logged-in') {
    if (facts.tooLong !== null) return bad({ code: 'cookies-over-8-kb', message: facts.tooLong })
    const verdict = verdictOf(judged)
    return verdict.kind === 'bad'
      ? verdict
      : { ...verdict, text: verdict.text.replace('Logged in as somebody', loggedIn) }
  }
  if (outcome.kind === 'failed' && outcome.branch === 'provider-refused')
    return refused(judged[outcome.message - 1], outcome.message)
  if (outcome.kind === 'failed' && outcome.branch === 'callback-failed') {
    return callbackVerdict(judged, outcome.message, facts)
  }
  return verdictOf(judged)
}

const loggedIn = 'Logged in: the app set its login cookie'

function callbackVerdict(exchanges: readonly Exchange[], message: number, { withoutCookies }: HarFacts): HarVerdict {
  const callback = exchanges[message - 1]
  if (!callback || messageOf(callback).query.has('error') || (callback.response?.status ?? 0) >= 500) {
    return verdictOf(exchanges)
  }
  const before = exchanges.slice(0, message - 1)
  const code = unknownState(exchanges, message)
  // Known by the messages alone, whatever the cookies were.
  if (code === 'other-host' || code === 'replayed-callback') return bad({ code, message })
  if (withoutCookies)
    return unknown(
      'The callback came, and this file has no cookies: whether it logged anybody in is not in it',
      message,
    )
  // Streamlit writes its session back, or removes it, once it has found the state in it, and not before.
  if (messageOf(callback).setCookies.some(({ name }) => name === '_streamlit_session')) {
    const why = '`state` was right, and what the app then asked of the provider failed'
    return bad({ code: 'callback-exchange-failed', message, why })
  }
  if (!before.some((one) => phaseOf(one) === 'login')) {
    return bad({
      code: 'callback-unknown-state',
      message,
      why: 'the app does not know the `state`; where the login began is not in this file',
    })
  }
  return bad({ code, message })
}

/** The provider stopped at a page of its own: which part of the request it refuses, its page says. */
function refused(exchange: Exchange | undefined, message: number): HarVerdict {
  const words = exchange?.response?.body?.text ?? ''
  const messages = { first: message, last: message }
  if (/redirect[ _]?ur[il]|reply url|callback url/i.test(words))
    return bad({ code: 'unregistered-redirect-uri', message, why: 'it does not know the `redirect_uri`' })
  const isClient = /client[ _]?id|invalid_client|(?:unknown|invalid) client|application (?:was )?not found/i.test(words)
  const problem = isClient ? 'client-unknown' : 'authorization-refused'
  const why = isClient ? 'it does not know the `client_id`' : 'its page says why'
  return { kind: 'bad', text: `Refused by the provider: ${why}`, messages, problem, place: 'provider' }
}

function bad({ code, message, why = causes[code].why }: Found): HarVerdict {
  const place: Place = causes[code].place
  return {
    kind: 'bad',
    text: `${causes[code].seen}: ${why}`,
    messages: { first: message, last: message },
    problem: code,
    place,
  }
}

function unknown(text: string, message: number): HarVerdict {
  return { kind: 'open', text, messages: { first: message, last: message }, problem: null, place: null }
}

/** A login that led to the provider had its state put into a cookie, whether the file has that or not. */
function withSession(exchange: Exchange): Exchange {
  if (phaseOf(exchange) !== 'login' || !exchange.response) return exchange
  const location = headerOf(exchange.response.headers, 'location') ?? ''
  if (!location.includes('client_id=')) return exchange
  const set = ['set-cookie', '_streamlit_session=not-in-the-file'] as const
  return { ...exchange, response: { ...exchange.response, headers: [...exchange.response.headers, set] } }
}
