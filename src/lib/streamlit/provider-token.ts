import { createHmac, timingSafeEqual } from 'node:crypto'
import { loadsObject } from './python-json.ts'

const lifetime = 120 // seconds
const header = Buffer.from('{"typ":"JWT","alg":"HS256"}').toString('base64url')

/**
 * The token of `/auth/login?provider=<token>`, byte for byte as Streamlit 1.67 makes it with joserfc: a JWT, HS256 with
 * the cookie secret, good for two minutes. It holds no nonce, so it can be used again within that time.
 * `now` is in unix seconds. Throws on an empty secret, with joserfc's text; `st.login()` fails with it before.
 */
export function makeProviderToken(c: { provider: string; secret: string; now: number }): string {
  if (c.secret === '') throw new Error('oct key material must not be empty')
  const payload = JSON.stringify({ provider: c.provider, exp: Math.floor(c.now) + lifetime })
  const signed = `${header}.${Buffer.from(payload).toString('base64url')}`
  return `${signed}.${hmac(signed, c.secret).toString('base64url')}`
}

/**
 * The provider that a token names. `undefined` for every failure: no token, wrong form, not HS256, wrong signature,
 * expired (no leeway), no provider. Streamlit then redirects to the start page, says nothing and logs nothing.
 * `now` is in unix seconds.
 */
export function readProviderToken(c: { token: string | null; secret: string; now: number }): string | undefined {
  const [, head, body, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(c.token ?? '') ?? []
  if (head === undefined || body === undefined || signature === undefined || c.secret === '') return undefined
  const given = Buffer.from(signature, 'base64url')
  const expected = hmac(`${head}.${body}`, c.secret)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const { alg, crit } = decode(head) ?? {}
  if (alg !== 'HS256' || crit !== undefined) return undefined
  const { provider, exp } = decode(body) ?? {}
  if (typeof provider !== 'string' || provider === '') return undefined
  return typeof exp === 'number' && exp > c.now ? provider : undefined
}

function hmac(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest()
}

function decode(part: string) {
  return loadsObject(Buffer.from(part, 'base64url').toString())
}
