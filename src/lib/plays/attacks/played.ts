import type { Exchange } from '#lib/trace/exchange.ts'

/** The checks of the naive app, each of which can be left out. */
export const defences = ['state', 'pkce', 'nonce', 'issuer', 'keys', 'next'] as const
export type Defence = (typeof defences)[number]

/** What a defence is called: "Without …", "Stopped by …". */
export const defenceNames: Readonly<Record<Defence, string>> = {
  state: 'state',
  pkce: 'PKCE',
  nonce: 'a compared nonce',
  issuer: 'a check of iss',
  keys: 'a check whose key it is',
  next: 'a check of next',
}

/** Whose browser it is, or which server. */
export type Who = 'victim' | 'attacker' | 'app' | 'mallory'

/** One comparison of the app. `off`: it did not look. */
export interface Check {
  readonly name: string
  readonly verdict: 'pass' | 'fail' | 'off'
  readonly text: string
}

/** One thing that someone does, and every message that it caused. */
export interface Step {
  readonly who: Who
  readonly text: string
  /** In the order in which they were sent; those of the app were sent server to server. */
  readonly exchanges: readonly Exchange[]
  readonly checks: readonly Check[]
}

export interface Outcome {
  readonly succeeded: boolean
  readonly sentence: string
}

/** A cookie that is left at the end, and what it stands for. */
export interface HeldCookie {
  readonly site: string
  readonly name: string
  readonly meaning: string
}

/** A row of the app's session table. `account` is a name of the provider's; `heldBy` has its cookie. */
export interface SessionRow {
  readonly account: string
  readonly heldBy: 'victim' | 'attacker' | null
}

/** An attack as it went, once. */
export interface Play {
  readonly defended: boolean
  readonly steps: readonly Step[]
  readonly jars: Readonly<Record<'victim' | 'attacker', readonly HeldCookie[]>>
  readonly sessions: readonly SessionRow[]
  readonly outcome: Outcome
}
