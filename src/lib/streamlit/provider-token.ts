import { equalBytes, fromBase64, fromUtf8, toBase64Url, utf8 } from '#lib/python/bytes.ts'
import { loadsObject } from '#lib/python/json.ts'
import { keyedHash } from './keyed-hash.ts'

const lifetime = 120 // seconds
const header = toBase64Url(utf8('{"typ":"JWT","alg":"HS256"}'))

/**
 * The token of `/auth/login?provider=<token>`, byte for byte as Streamlit makes it with joserfc: a JWT, HS256 with
 * the cookie secret, good for two minutes. It holds no nonce, so it can be used again within that time.
 * `now` is in unix seconds. Throws on an empty secret, with joserfc's text; `st.login()` fails with it before.
 */
export function makeProviderToken(c: { provider: string; secret: string; now: number }): string {
  if (c.secret === '') throw new Error('oct key material must not be empty')
  const payload = JSON.stringify({ provider: c.provider, exp: Math.floor(c.now) + lifetime })
  const signed = `${header}.${toBase64Url(utf8(payload))}`
  return `${signed}.${toBase64Url(hs256(c.secret, signed))}`
}

/**
 * The provider that a token names. `undefined` for every failure: no token, wrong form, not HS256, wrong signature,
 * expired (no leeway), no provider. Streamlit then redirects to the start page, says nothing and logs nothing.
 * `now` is in unix seconds.
 */
export function readProviderToken(c: { token: string | null; secret: string; now: number }): string | undefined {
  const [, head, body, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(c.token ?? '') ?? []
  if (head === undefined || body === undefined || signature === undefined || c.secret === '') return undefined
  const given = fromBase64(signature)
  if (given === undefined || !equalBytes(given, hs256(c.secret, `${head}.${body}`))) return undefined
  const { alg, crit } = decode(head) ?? {}
  if (alg !== 'HS256' || crit !== undefined) return undefined
  const { provider, exp } = decode(body) ?? {}
  if (typeof provider !== 'string' || provider === '') return undefined
  return typeof exp === 'number' && exp > c.now ? provider : undefined
}

function hs256(secret: string, text: string): Uint8Array {
  return keyedHash('sha256', secret, () => utf8(secret))(text)
}

function decode(part: string) {
  const bytes = fromBase64(part)
  const text = bytes && fromUtf8(bytes)
  return text === undefined ? undefined : loadsObject(text)
}
