import type { Exchange, Header } from './exchange.ts'

/** Headers by name, as web-standard headers list them; lines of one name stay in their order. */
export function byName(headers: readonly Header[]): readonly Header[] {
  return headers.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

/** A message with its headers by name. They are kept as they came: most are never looked at. */
export function inOrder(exchange: Exchange): Exchange {
  const { request, response } = exchange
  return {
    ...exchange,
    request: { ...request, headers: byName(request.headers) },
    response: response && { ...response, headers: byName(response.headers) },
  }
}
