import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf } from '#lib/trace/message.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import { meanings } from './meanings.ts'
import { indentedJson } from './visible-text.ts'

/** One captured exchange, ready to be drawn. */
export interface MessageView {
  /** Counted from 1 in the run. */
  readonly number: number
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

export function messageViews(exchanges: readonly Exchange[]): MessageView[] {
  return exchanges.map((exchange, index) => {
    const { request, response } = exchange
    const { url, query, form } = messageOf(exchange)
    const phase = phaseOf(exchange)
    const isJson = headerOf(response?.headers, 'content-type')?.includes('json') ?? false
    return {
      number: index + 1,
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
