import type { WholeRequest } from '#lib/message/message.ts'
import { contentSecurityPolicy, pageHeaders } from './csp.ts'
import type { ProviderAnswer } from './pages.ts'
import type { Tenant } from './tenants.ts'

/**
 * Whether a browser that has sent a form is to be led on by a page. Browsers hold a page's `form-action` against every
 * redirect that follows its form (w3c/webappsec-csp issue 8). A reader's app answers on plain http, and no policy here
 * names such a place: the form is answered, and the browser goes on by itself (decision 047).
 *
 * @param target where the redirects end: a redirect URI that was checked
 * @param origin of the providers
 */
export function leadsOn(
  { method, headers }: Pick<WholeRequest, 'method' | 'headers'>,
  target: string | null,
  origin: string,
): boolean {
  if (method !== 'POST' || headers.get('sec-fetch-mode') !== 'navigate') return false
  return target !== null && URL.canParse(target) && new URL(target).origin !== origin
}

/** The page that leads on to `href`. `app`: its name, where it is known. */
export function leadOn(tenant: Tenant, { href, app }: { href: string; app: string | null }) {
  const headers = pageHeaders(contentSecurityPolicy())
  // The code that may stand in the address is for the app alone.
  headers.set('referrer-policy', 'no-referrer')
  headers.set('refresh', `0; url=${href}`)
  return { kind: 'page', page: { kind: 'lead-on', tenant, app, href }, status: 200, headers } as const satisfies Omit<
    Extract<ProviderAnswer, { kind: 'page' }>,
    'clientId'
  >
}
