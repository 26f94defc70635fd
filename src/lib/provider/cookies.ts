import type { Configuration } from 'oidc-provider'
import { cookieSigner } from './cookie-signer.ts'
import { type TenantName, tenantPath } from './tenants.ts'

/**
 * The cookies of one provider. Names differ by provider, so that two can be signed in to at once. All stay below the
 * provider's own path, over HTTPS too, so the app never receives them: that is why the prefix is `__Secure-` and not
 * `__Host-`, which asks for Path=/ (RFC 6265bis §4.1.3). Over plain HTTP on loopback there is no prefix, because Safari
 * refuses it there.
 */
export function providerCookies(tenant: TenantName, origin: string, keys: readonly string[]) {
  const secure = origin.startsWith('https:')
  const shared = { httpOnly: true, sameSite: 'lax', secure, signed: true } as const
  return {
    keys: cookieSigner(keys),
    names: {
      session: secure ? `__Secure-${tenant}_session` : `${tenant}_session`,
      interaction: secure ? `__Secure-${tenant}_interaction` : `${tenant}_interaction`,
      resume: secure ? `__Secure-${tenant}_resume` : `${tenant}_resume`,
    },
    long: { ...shared, path: tenantPath(tenant) },
    short: shared,
  } satisfies Configuration['cookies']
}
