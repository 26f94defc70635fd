import type { OwnApp } from '#lib/provider/registration/registration.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import type { Phase } from '#lib/trace/phase.ts'

/** Something to say about a login of an own app. */
export interface LoginFinding {
  /** `open`: the next move is the reader's or the app's. */
  readonly kind: 'good' | 'open' | 'warning' | 'error'
  readonly title: string
  readonly text: string
  readonly whatToDo: string | null
  /** What was sent beside what was expected. */
  readonly facts: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** The number of the message that it was read off; null when it is one that is missing. */
  readonly message: number | null
}

/** A message with its number in the login. */
export interface Numbered {
  readonly number: number
  readonly phase: Phase
  readonly exchange: Exchange
}

/** One login, with what its messages are checked against. */
export interface Login {
  readonly messages: readonly Numbered[]
  readonly app: OwnApp
}

/** A finding; what is left out is nothing. */
export function loginFinding(
  kind: LoginFinding['kind'],
  title: string,
  rest: Pick<LoginFinding, 'text'> & Partial<Omit<LoginFinding, 'kind' | 'title' | 'text'>>,
): LoginFinding {
  return { kind, title, whatToDo: null, facts: [], message: null, ...rest }
}
