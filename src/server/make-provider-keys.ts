import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { keyTenants } from './provider-keys.ts'

/** Signing keys as PROVIDER_KEYS holds them: one of its own for every tenant, private parts included. */
export async function makeProviderKeys(): Promise<Readonly<Record<string, { readonly keys: readonly JWK[] }>>> {
  const sets = await Promise.all(keyTenants.map(async (tenant) => [tenant, { keys: [await makeKey()] }] as const))
  return Object.fromEntries(sets)
}

/** The kid is the thumbprint of RFC 7638. */
async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' }
}
