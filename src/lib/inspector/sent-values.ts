import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf, messageOf, type Pair } from '#lib/trace/message.ts'

/** A value that a message carried, and where. */
export interface SentValue {
  /** Such as "parameter redirect_uri". */
  readonly part: string
  readonly name: string
  readonly value: string
}

/** What a message carried that a configuration could have put there: address, query, form, client credentials, audience. */
export function sentValues(exchange: Exchange): SentValue[] {
  const { url, query, form } = messageOf(exchange)
  return [
    { part: 'its address', name: 'address', value: url.origin + url.pathname },
    ...named('parameter', query),
    ...named('form field', form),
    ...credentials(headerOf(exchange.request.headers, 'authorization') ?? ''),
    ...audience(exchange),
  ]
}

function named(kind: string, values: Iterable<Pair>): SentValue[] {
  return [...values].map(([name, value]) => ({ part: `${kind} ${name}`, name, value }))
}

/** HTTP Basic, each half form-encoded (RFC 6749 §2.3.1). */
function credentials(authorization: string): SentValue[] {
  const encoded = /^Basic (.+)$/i.exec(authorization)?.[1]
  if (encoded === undefined) return []
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':')
  return [
    { part: 'user name of its Authorization header', name: 'client_id', value: formDecoded(user) },
    { part: 'password of its Authorization header', name: 'client_secret', value: formDecoded(password.join(':')) },
  ]
}

function formDecoded(text: string): string {
  return new URLSearchParams(`_=${text.replaceAll('&', '%26')}`).get('_') ?? ''
}

function audience(exchange: Exchange): SentValue[] {
  const aud = messageOf(exchange).idToken?.claims['aud']
  const listed: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  return listed
    .filter((one) => typeof one === 'string')
    .map((value) => ({ part: 'claim aud of the ID token in its answer', name: 'aud', value }))
}
