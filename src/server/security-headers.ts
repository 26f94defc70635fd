import { themeSource } from '#lib/theme/theme-script.ts'
import type { Settings } from './settings.ts'

/** Every source is this origin, but for the one script that stands in the pages. */
const policy = [
  "default-src 'none'",
  `script-src 'self' ${themeSource}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'self'",
]

/** Browser features that no page here uses. Clipboard writing is not among them: the copy buttons need it. */
const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]

/** The mini-browser of a lab is a frame: what it shows may be framed by this site, nothing else by anybody. */
const framed = /^\/(?:app\/|provider\/|lab(?:\/|$))/

/** Discovery documents and key sets are public data, RFC 8414 §3 and RFC 7517 §5. As oidc-provider's router reads paths. */
const publicData = /^\/(?:provider\/[^/]+\/(?:jwks\/?$|\.well-known\/)|\.well-known\/|data\/[\w.]+\.json$)/i

/** Tables of this site that pages of others may read by script. */
const openData = /^\/data\/[\w.]+\.json$/

/** The sets of headers that there are, made once each. */
const made = new Map<string, Readonly<Record<string, string>>>()

/**
 * The headers that every answer starts with. One that the answer sets itself replaces the one from here.
 * @param pathname as it stood in the request line, without the query
 */
export function securityHeaders(settings: Pick<Settings, 'https'>, pathname: string): Readonly<Record<string, string>> {
  const { https } = settings
  const [mayBeFramed, isPublic] = [framed.test(pathname), publicData.test(pathname)]
  const isOpen = openData.test(pathname)
  const key = `${https} ${mayBeFramed} ${isPublic} ${isOpen}`
  const known = made.get(key) ?? headersFor({ https, mayBeFramed, isPublic, isOpen })
  made.set(key, known)
  return known
}

/** What only a document obeys. Of an answer that leads elsewhere no browser makes one. */
const forDocuments = new Set(['content-security-policy', 'x-frame-options', 'permissions-policy'])

const ofRedirects = new WeakMap<Readonly<Record<string, string>>, Readonly<Record<string, string>>>()

/** Of the headers that every answer starts with, those that a redirect needs. */
export function redirectHeaders(all: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const known = ofRedirects.get(all)
  if (known) return known
  const left = Object.fromEntries(Object.entries(all).filter(([name]) => !forDocuments.has(name)))
  ofRedirects.set(all, left)
  return left
}

interface Kind {
  readonly https: boolean
  readonly mayBeFramed: boolean
  readonly isPublic: boolean
  readonly isOpen: boolean
}

function headersFor({ https, mayBeFramed, isPublic, isOpen }: Kind): Record<string, string> {
  const directives = [
    ...policy,
    mayBeFramed ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ]
  return {
    'content-security-policy': directives.join('; '),
    'x-frame-options': mayBeFramed ? 'SAMEORIGIN' : 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': isPublic ? 'cross-origin' : 'same-origin',
    ...(isOpen ? { 'access-control-allow-origin': '*' } : {}),
    'permissions-policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
