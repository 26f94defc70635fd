import { jsonAnswer, type WholeRequest } from '#lib/message/message.ts'
import { contentSecurityPolicy, pageHeaders } from './csp.ts'
import type { ErrorPage, ProviderAnswer } from './pages.ts'

/** A refusal: a page for a browser, JSON at the endpoints that programs call (RFC 6749 §5.2). */
export function refuse(page: ErrorPage, { url }: Pick<WholeRequest, 'url'>): ProviderAnswer {
  const headers = pageHeaders(contentSecurityPolicy())
  if (page.status === 503) headers.set('retry-after', '60')
  if (/\/(token|me|jwks|reg)\/?$/i.test(new URL(url).pathname)) {
    headers.delete('content-security-policy')
    const body = { error: page.code ?? 'invalid_request', error_description: page.text }
    return { kind: 'response', response: jsonAnswer(body, page.status, headers), clientId: null }
  }
  return { kind: 'page', page, status: page.status, headers, clientId: null }
}
