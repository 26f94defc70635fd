import { HeaderList } from '#lib/message/header-list.ts'
import { themeSource } from '#lib/theme/theme-script.ts'

const policy = {
  'default-src': "'none'",
  'script-src': `'self' ${themeSource}`,
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
  'frame-src': "'self'",
  'object-src': "'none'",
} as const

const own = Object.entries(policy)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ')

/** The site's Content-Security-Policy for a page of a provider. */
export function contentSecurityPolicy(): string {
  return own
}

/**
 * The policy of the page that posts itself to the app (OAuth 2.0 Form Post Response Mode §2): with the app's place in
 * `form-action`, and the hash of its script, which oidc-provider has added. `target` is a redirect URI that was checked.
 */
export function withFormTarget(csp: string, target: string | null): string {
  const origin = target === null || !URL.canParse(target) ? null : new URL(target).origin
  if (origin === null || origin === 'null') return csp
  // A policy cannot name an IPv6 address (CSP Level 3 §2.3.1), so there the scheme has to do.
  return csp.replace(/form-action [^;]*/, `form-action 'self' ${origin.includes('[') ? 'http:' : origin}`)
}

/**
 * The headers of a page. A form's Origin is "null" when the page forbids every referrer (Fetch, "append a request
 * Origin header"), and the site takes forms only from its own origin; so the referrer goes to this origin alone.
 */
export function pageHeaders(csp: string): HeaderList {
  return new HeaderList({
    'cache-control': 'no-store',
    'content-security-policy': csp,
    'referrer-policy': 'same-origin',
  })
}
