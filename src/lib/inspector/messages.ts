import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf } from '#lib/trace/message.ts'
import { asCaptured } from '#lib/trace/numbering.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import { meanings } from './meanings.ts'
import { indentedJson } from './visible-text.ts'

/** One captured exchange, ready to be drawn. */
export interface MessageView {
  /** That of its step in the Flow; without a Flow, counted from 1 in the run. */
  readonly number: number
  /** The step of the Flow in which its answer ends; null where that is the same one, or there is no Flow. */
  readonly answeredIn: number | null
  readonly phase: Phase
  readonly meaning: string
  readonly method: string
  readonly path: string
  /** The query, decoded, in the order sent. */
  readonly query: readonly (readonly [name: string, value: string])[]
  /** The form that was posted, decoded; empty when the body is no form. */
  readonly form: readonly (readonly [name: string, value: string])[]
  readonly exchange: Exchange
  /** JSON bodies indented; others as they passed. */
  readonly requestBody: string | null
  readonly responseBody: string | null
  /** Milliseconds, rounded. */
  readonly took: number
}

export function messageViews(exchanges: readonly Exchange[], numbering = asCaptured): MessageView[] {
  return exchanges.map((exchange, index) => {
    const { request, response } = exchange
    const { url, query, form } = messageOf(exchange)
    const phase = phaseOf(exchange)
    const isJson = headerOf(response?.headers, 'content-type')?.includes('json') ?? false
    const [number, end] = [numbering.of(index + 1), numbering.end(index + 1)]
    return {
      number,
      answeredIn: end === number ? null : end,
      phase,
      meaning: meanings[phase],
      method: request.method,
      path: url.pathname,
      query: [...query],
      form,
      exchange,
      requestBody: request.body?.text ?? null,
      responseBody: response?.body ? (isJson ? indentedJson(response.body.text) : response.body.text) : null,
      took: Math.round(exchange.took),
    }
  })
}
