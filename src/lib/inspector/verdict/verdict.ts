import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf } from '#lib/trace/message.ts'
import { outcomeOf } from '#lib/trace/outcome.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import { phaseNames } from '../phase-names.ts'
import { afterLogin } from './after-login.ts'
import { beforeLogin } from './before-login.ts'
import { type CauseCode, causes, type Place } from './causes.ts'
import { failedBegin } from './failed-begin.ts'
import { failedCallback } from './failed-callback.ts'
import type { Found } from './found.ts'
import { whoOf } from './who.ts'

/** What became of a run, in a line. */
export interface Verdict {
  /** `open`: it has not begun, or is not over. */
  readonly kind: 'good' | 'open' | 'bad'
  /** Inline: text with code between backticks. */
  readonly text: string
  /** The messages that it was read off, counted from 1; the same twice where one decided. null before there is any. */
  readonly messages: { readonly first: number; readonly last: number } | null
  /** The code of the problem, which has a page of its own, and where it is mended; null where there is none. */
  readonly problem: CauseCode | null
  readonly place: Place | null
}

/** Whether something waits for the visitor, and what, where that is known. */
export type Waits = Phase | boolean

/**
 * What happened in a run, at which message, why, and the page of the problem: read off what was captured, in the order
 * in which it was sent, and nothing else; what was broken on purpose is not looked at. `waits`: step mode is on, and
 * holds what comes next. Runs in a browser too.
 */
export function verdictOf(exchanges: readonly Exchange[], waits: Waits = false): Verdict {
  if (typeof waits === 'string') return paused(exchanges, waits)
  const outcome = outcomeOf(exchanges)
  if (outcome.kind === 'no-login') return found(exchanges, beforeLogin(exchanges)) ?? notBegun(exchanges)
  const { message } = outcome
  switch (outcome.kind) {
    case 'not-finished':
      return found(exchanges, beforeLogin(exchanges)) ?? underWay(exchanges, waits)
    case 'logged-out':
      return (
        found(exchanges, refusedLogout(exchanges, message)) ?? plain('good', 'Logged out by `st.logout()`', message)
      )
    case 'logged-in':
      return found(exchanges, afterLogin(exchanges, message)) ?? loggedIn(exchanges, message)
    default: {
      const { branch } = outcome
      if (branch === 'login-link-refused') return bad({ code: 'stale-login-link', message })
      if (branch === 'provider-refused') return bad({ code: 'unregistered-redirect-uri', message })
      const began = branch === null ? exchanges.slice(0, message).some(isCallback) : branch !== 'login-failed'
      return bad(began ? failedCallback(exchanges, message) : failedBegin(exchanges, message))
    }
  }
}

function isCallback(exchange: Exchange): boolean {
  return phaseOf(exchange) === 'callback'
}

function found(exchanges: readonly Exchange[], cause: Found | null): Verdict | null {
  if (cause === null) return null
  const isIn = (cause.seen ?? causes[cause.code].seen) === 'Logged in'
  return isIn ? { ...bad({ ...cause, seen: `Logged in as ${whoOf(exchanges)}` }), kind: 'good' } : bad(cause)
}

function bad({ code, message, seen = causes[code].seen, why = causes[code].why }: Found): Verdict {
  return { ...plain('bad', `${seen}: ${why}`, message), problem: code, place: causes[code].place }
}

function plain(kind: Verdict['kind'], text: string, message: number | null): Verdict {
  const messages = message === null ? null : { first: message, last: message }
  return { kind, text, messages, problem: null, place: null }
}

function loggedIn(exchanges: readonly Exchange[], callback: number): Verdict {
  const first = exchanges.findLastIndex((one, index) => index < callback && phaseOf(one) === 'login') + 1
  const page = exchanges.findIndex((one, index) => index >= callback && phaseOf(one) === 'app-page') + 1
  const messages = { first: first || callback, last: page || exchanges.length }
  return { ...plain('good', `Logged in as ${whoOf(exchanges)}`, null), messages }
}

function notBegun(exchanges: readonly Exchange[]): Verdict {
  const number = exchanges.findLastIndex((one) => phaseOf(one) === 'app-page') + 1
  const page = exchanges[number - 1]
  return page && messageOf(page).jar.has('_streamlit_user')
    ? plain('good', 'Logged in by a cookie from before', number)
    : plain('open', 'No login yet', null)
}

/** A login that is on its way: what the browser was given last. */
function underWay(exchanges: readonly Exchange[], waits: boolean): Verdict {
  const number = exchanges.findLastIndex(({ channel }) => channel === 'front') + 1
  const last = exchanges[number - 1]
  if (last && headerOf(last.response?.headers, 'location') !== undefined) {
    const text = waits ? 'Paused: what comes next waits for you' : 'Login under way: the browser is on its way'
    return plain('open', text, number)
  }
  const where = last?.to === 'provider' ? 'the provider waits for a person' : 'the browser is back at the app'
  return plain('open', `Login under way: ${where}`, number)
}

function paused(exchanges: readonly Exchange[], phase: Phase): Verdict {
  const messages = exchanges.length === 0 ? null : { first: 1, last: exchanges.length }
  return { ...plain('open', `Paused: next is “${phaseNames[phase]}”`, null), messages }
}

function refusedLogout(exchanges: readonly Exchange[], logout: number): Found | null {
  const refused = exchanges.findIndex(
    (one, index) => index >= logout && phaseOf(one) === 'end-session' && (one.response?.status ?? 0) >= 400,
  )
  return refused < 0 ? null : { code: 'logout-address-not-registered', message: refused + 1 }
}
