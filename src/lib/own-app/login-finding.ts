import type { OwnApp } from '#lib/provider/registration/registration.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import type { Phase } from '#lib/trace/phase.ts'

/** The problems that a finding can be, each with its page at /errors/<code>/. */
export const findingProblems = [
  'authorization-refused',
  'callback-exchange-failed',
  'callback-provider-error',
  'cancelled-consent',
  'client-unknown',
  'code-not-accepted',
  'code-used-twice',
  'login-fails-silently',
  'logout-address-not-registered',
  'metadata-url-misspelt',
  'prompt-none',
  'registration-ended',
  'response-type-changed',
  'scope-refused',
  'scope-without-openid',
  'unregistered-redirect-uri',
  'wrong-client-secret',
  'wrong-code-verifier',
] as const

export type FindingProblem = (typeof findingProblems)[number]

/** The lines of the generated secrets.toml that can be wrong; `auth`: a key is missing, or too many, below `[auth]`. */
export const secretsLines = ['auth', 'redirect_uri', 'client_id', 'client_secret', 'server_metadata_url'] as const

type SecretsLine = (typeof secretsLines)[number]

/** Something to say about a login of an own app. */
export interface LoginFinding {
  /** `open`: the next move is the reader's or the app's. */
  readonly kind: 'good' | 'open' | 'error'
  readonly title: string
  readonly text: string
  readonly whatToDo: string | null
  /** What was sent beside what was expected. */
  readonly facts: readonly { readonly name: string; readonly values: readonly string[] }[]
  /** The place of the first character in which what was sent differs from what was expected; null where none is told. */
  readonly differs: number | null
  /** The problem that it is; an error always is one. */
  readonly problem: FindingProblem | null
  /** The line of secrets.toml that is to be changed; null where it is not the file. */
  readonly line: SecretsLine | null
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

type Rest = Pick<LoginFinding, 'text'> & Partial<Omit<LoginFinding, 'kind' | 'title' | 'text'>>

/** A finding; what is left out is nothing. */
export function loginFinding(kind: 'good' | 'open', title: string, rest: Rest): LoginFinding
export function loginFinding(
  kind: 'error',
  title: string,
  rest: Rest & { readonly problem: FindingProblem },
): LoginFinding
export function loginFinding(kind: LoginFinding['kind'], title: string, rest: Rest): LoginFinding {
  return { kind, title, whatToDo: null, facts: [], differs: null, problem: null, line: null, message: null, ...rest }
}
