import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type TenantName, tenantNames } from './tenants.ts'

export type ProviderKeys = Readonly<Record<TenantName, { keys: readonly JWK[] }>>

/** A new RS256 signing key for each provider, private parts included, with a `kid` that names its provider. */
export async function makeKeys(): Promise<ProviderKeys> {
  const [acme, globex] = await Promise.all(tenantNames.map(makeKey))
  if (!acme || !globex) throw new Error('a key is missing')
  return { acme: { keys: [acme] }, globex: { keys: [globex] } }
}

async function makeKey(tenant: TenantName): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: `${tenant}-${crypto.randomUUID().slice(0, 8)}`, alg: 'RS256', use: 'sig' }
}
