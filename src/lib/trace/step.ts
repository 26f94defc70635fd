import type { Exchange, Remark } from './exchange.ts'
import type { Phase } from './phase.ts'

/**
 * A captured exchange as a whole or its request (the phases), or what was read off an exchange beside that:
 * - `checks`: what the app made of a callback, read off the callback and the calls within it
 * - `cookies`: the Set-Cookie lines of the app's answer
 * - `redirect`: the app's or the provider's answer that sends the browser to the other one
 * - `answer`: any other answer of the app to a login, callback or logout
 */
export type StepKind = Phase | 'checks' | 'cookies' | 'redirect' | 'answer'

export type Lane = Exchange['from'] | Exchange['to']

/** Something that went wrong, as the capture says it. */
export type Problem =
  /** Sent, no answer came back; what the library said of it. */
  | { readonly kind: 'no-answer'; readonly said: string | null }
  | { readonly kind: 'status'; readonly status: number; readonly error: OAuthError | null }
  /** An error that travels in an address. */
  | { readonly kind: 'error'; readonly error: OAuthError }
  | { readonly kind: 'remark'; readonly remark: Remark }
  /** The login link was not taken: straight back to the start page, and nothing is logged. */
  | { readonly kind: 'link-refused' }
  /** The callback set no identity cookie. */
  | { readonly kind: 'not-logged-in' }

export interface OAuthError {
  readonly error: string
  readonly description: string | null
}

/** `warned`: something was logged, and the run goes on as it should. */
export type StepStatus = 'ok' | 'warned' | 'failed' | 'unanswered'

/** One step of a run. It points to the captured exchanges that it was read off, and adds nothing to them. */
export interface Step {
  /** Counted from 1. */
  readonly number: number
  readonly kind: StepKind
  readonly from: Lane
  readonly to: Lane
  readonly channel: Exchange['channel']
  /** The exchange that it shows, counted from 1 in the run. */
  readonly message: number
  /** Other exchanges that it was read off: for `checks`, the calls that the app made within the callback. */
  readonly within: readonly number[]
  /** The part of the exchange that this step shows; the rest is in other steps. */
  readonly shows: 'exchange' | 'request' | 'response'
  readonly phase: Phase
  readonly status: StepStatus
  readonly problems: readonly Problem[]
}
