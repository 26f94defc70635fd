import type { Remark } from '#lib/trace/exchange.ts'

/** What a route knows about the exchange it answers: whose it is, and what the app made of it. */
export interface FrontCapture {
  readonly to: 'app' | 'provider'
  /** null: it belongs to the visitor's newest run, whichever that is. */
  readonly scenario: string | null
  readonly tenant: string | null
  readonly remarks: readonly Remark[]
  /** It belongs to a reader's own app, whose tag this is, and not to the visitor. */
  readonly ownApp?: { readonly tag: string; readonly refused: string | null } | null
}
