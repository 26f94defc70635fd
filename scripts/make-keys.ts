import { randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { keyTenants } from '../src/server/provider-keys.ts'

/** A signing key of its own for every tenant; the kid is the thumbprint of RFC 7638. */
async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' }
}

const sets = await Promise.all(keyTenants.map(async (tenant) => [tenant, { keys: [await makeKey()] }] as const))

console.log(`PROVIDER_KEYS=${JSON.stringify(Object.fromEntries(sets))}`)
console.log(`COOKIE_SECRET=${randomBytes(48).toString('base64url')}`)
