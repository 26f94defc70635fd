import { createECDH, createHash, hkdfSync } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type HouseTenant, houseTenants, isHouseTenant, type TenantName } from './tenants.ts'

export type ProviderKeys = Readonly<Record<HouseTenant, { keys: readonly JWK[] }>>

/** A new RS256 signing key for each provider of the house, private parts included, with a `kid` that names its provider. */
export async function makeKeys(): Promise<ProviderKeys> {
  const [acme, globex] = await Promise.all(houseTenants.map(makeKey))
  if (!acme || !globex) throw new Error('a key is missing')
  return { acme: { keys: [acme] }, globex: { keys: [globex] } }
}

async function makeKey(tenant: HouseTenant): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: `${tenant}-${crypto.randomUUID().slice(0, 8)}`, alg: 'RS256', use: 'sig' }
}

/**
 * The keys that a provider signs with. The shapes are given none: with RS256 they sign with those of Globex under a `kid`
 * of their own; with ES384 a key is derived from each of those (HKDF, RFC 5869). So they are the same in every process
 * and after every start, and `PROVIDER_KEYS` of before are enough.
 */
export function keysOf(
  name: TenantName,
  alg: 'RS256' | 'ES384' | 'HS256',
  { acme, globex }: ProviderKeys,
): readonly JWK[] {
  if (isHouseTenant(name)) return { acme, globex }[name].keys
  return globex.keys.map((key) => ({
    ...(alg === 'ES384' ? derivedKey(name, key) : key),
    kid: createHash('sha256').update(`${name} ${alg} ${key.kid}`).digest('base64url').slice(0, 22),
  }))
}

/** A key of P-384 (FIPS 186-5 A.2.1: 64 more bits than the order has, taken modulo order − 1, plus 1). */
function derivedKey(name: TenantName, { d = '' }: JWK): JWK {
  const order = 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n
  const bytes = Buffer.from(hkdfSync('sha384', Buffer.from(d, 'base64url'), '', `sample provider ${name} ES384`, 56))
  const scalar = ((BigInt(`0x${bytes.toString('hex')}`) % (order - 1n)) + 1n).toString(16).padStart(96, '0')
  const pair = createECDH('secp384r1')
  pair.setPrivateKey(scalar, 'hex')
  const point = pair.getPublicKey()
  const part = (from: number) => point.subarray(from, from + 48).toString('base64url')
  const secret = Buffer.from(scalar, 'hex').toString('base64url')
  return { kty: 'EC', crv: 'P-384', x: part(1), y: part(49), d: secret, alg: 'ES384', use: 'sig' }
}
