import { readProviderToken } from '#lib/streamlit/provider-token.ts'
import { signingTime } from '#lib/streamlit/signing-time.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import type { Numbering } from '#lib/trace/numbering.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'

/** A message of a run with its number, counted from 1. */
export interface Found {
  readonly number: number
  readonly exchange: Exchange
}

/** The messages that the last ID token of a run hangs on. One that was not captured is undefined. */
export interface LoginTrail {
  readonly login: Found | undefined
  readonly authorization: Found | undefined
  readonly callback: Found | undefined
  /** The metadata that the callback read. */
  readonly metadata: Found | undefined
  /** The last token request of the run. */
  readonly token: Found
  /** The keys that were fetched to check its ID token. */
  readonly keys: Found | undefined
}

/** Follows the last token request of a run back to its login, by `code` and `state`. Undefined before there is one. */
export function loginTrail(exchanges: readonly Exchange[]): LoginTrail | undefined {
  const all = exchanges.map((exchange, index) => ({ number: index + 1, exchange }))
  const token = all.findLast(is('token'))
  if (!token) return undefined
  const before = all.slice(0, token.number - 1)
  const code = messageOf(token.exchange).form.find(([name]) => name === 'code')?.[1] ?? null
  const callback = before.findLast((one) => is('callback')(one) && messageOf(one.exchange).query.get('code') === code)
  const state = callback && messageOf(callback.exchange).query.getAll('state').at(-1)
  const answered = all.slice(token.number)
  const next = answered.findIndex(({ exchange }) => exchange.channel === 'front')
  return {
    login: before.findLast((one) => is('login')(one) && hasState(messageOf(one.exchange).location, state)),
    authorization: before.findLast((one) => is('authorization')(one) && hasState(messageOf(one.exchange).url, state)),
    callback,
    metadata: before.findLast(is('metadata')),
    token,
    keys: answered
      .slice(0, next < 0 ? undefined : next)
      .find((one) => is('keys')(one) || Array.isArray(messageOf(one.exchange).json?.['keys'])),
  }
}

/** The same trail with the numbers that a reader sees. */
export function numberedTrail(trail: LoginTrail, numbering: Numbering): LoginTrail {
  const seen = ({ number, exchange }: Found): Found => ({ number: numbering.of(number), exchange })
  const { login, authorization, callback, metadata, token, keys } = trail
  return {
    login: login && seen(login),
    authorization: authorization && seen(authorization),
    callback: callback && seen(callback),
    metadata: metadata && seen(metadata),
    token: seen(token),
    keys: keys && seen(keys),
  }
}

/**
 * The name of the provider in a login link ("default": `st.login()` without a name), or undefined when the link is not
 * one that the app made. Its age is not looked at: the question is which button was pressed.
 */
export function providerOfLogin(exchange: Exchange, cookieSecret: string): string | undefined {
  return readProviderToken({ token: messageOf(exchange).query.get('provider'), secret: cookieSecret, now: 0 })
}

/**
 * What the app's clock said at the callback, in unix seconds. The lab can move that clock, so it is read off the cookies
 * that the app signed: at the callback, or else at the login.
 */
export function appTimeOf({ callback, login, token }: LoginTrail): number {
  const seconds = ({ exchange }: Found) => Math.floor(exchange.at / 1000)
  const checked = callback ? signedAt(callback.exchange) : undefined
  const began = login ? signedAt(login.exchange) : undefined
  const moved = login && began !== undefined ? began - seconds(login) : 0
  return checked ?? seconds(callback ?? token) + moved
}

function signedAt(exchange: Exchange): number | undefined {
  return messageOf(exchange)
    .setCookies.filter(({ name }) => name.startsWith('_streamlit_'))
    .map(({ removes, value }) => (removes ? undefined : signingTime(value)))
    .find((seconds) => seconds !== undefined)
}

function is(phase: Phase): (one: Found) => boolean {
  return ({ exchange }) => phaseOf(exchange) === phase
}

function hasState(url: URL | null, state: string | undefined): boolean {
  return state !== undefined && url?.searchParams.getAll('state').at(-1) === state
}
