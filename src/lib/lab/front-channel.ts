import type { Passed } from '#lib/faults/on-the-way.ts'
import type { WholeRequest } from '#lib/message/message.ts'
import { captureRequest, captureResponse } from '#lib/trace/capture.ts'
import type { Exchange, Remark } from '#lib/trace/exchange.ts'
import type { LabSettings } from './lab-settings.ts'

/** What a route knows about the exchange it answers: whose it is, and what the app made of it. */
export interface FrontCapture {
  readonly to: 'app' | 'provider'
  /** null: it belongs to the visitor's newest run, whichever that is. */
  readonly scenario: string | null
  readonly tenant: string | null
  readonly remarks: readonly Remark[]
  /** What the visitor has set for the scenario, where the route has read it. */
  readonly settings?: LabSettings
  /** It belongs to an own app, whose tag this is, and not to the visitor. */
  readonly ownApp?: { readonly tag: string; readonly refused: string | null } | null
}

/**
 * The captured exchange of a request that a route answered; `at` and `took` are in milliseconds.
 */
export function frontExchange(answered: {
  readonly at: number
  readonly took: number
  readonly capture: FrontCapture
  readonly request: WholeRequest
  readonly passed: Passed
}): Exchange {
  const { at, took, capture, request, passed } = answered
  return {
    at,
    took,
    channel: 'front',
    from: 'browser',
    to: capture.to,
    tenant: capture.tenant,
    request: captureRequest(request),
    response: captureResponse(passed.sent, { withBody: false }),
    remarks: [...capture.remarks, ...passed.remarks],
  }
}
