import type { Phase } from '#lib/trace/exchange.ts'
import type { HarEntry } from './har-entry.ts'

/** An entry that belongs to a login: whom it was sent to, and what for. */
export interface LoginMessage {
  readonly entry: HarEntry
  readonly to: 'app' | 'provider'
  readonly phase: Phase
}

/** Where an app or a provider is: an origin, and the beginning of its paths, which ends with a slash. */
interface Base {
  readonly origin: string
  readonly path: string
}

const mostBases = 50
const callback = /^(.*\/)oauth2callback$/
const appRoutes = /^(.*\/)(?:auth\/(?:login|logout)|_stcore\/.+)$/

/**
 * The messages of logins at Streamlit apps, in their order. An app is where Streamlit's own routes are, or where an
 * authorization request says that the answer is to go; a provider is where such a request goes, and whatever page of
 * another host the browser shows between there and the app. Of the back channel no browser has anything.
 */
export function loginMessages(entries: readonly HarEntry[]): readonly LoginMessage[] {
  const apps = distinct(entries.flatMap(appBases))
  const requests = entries.filter(isAuthorization)
  const providers = distinct(requests.map(({ url }) => parentOf(new URL(url))))
  const logouts = new Set(entries.flatMap((entry) => (routeOf(entry) === 'logout' ? locationOf(entry) : [])))
  let away = false
  return entries.flatMap((entry): LoginMessage[] => {
    const url = new URL(entry.url)
    const isOfApp = isAuthorization(entry) ? false : isWithin(url, apps) && !isCloser(url, providers, apps)
    if (isOfApp) {
      const phase = routeOf(entry) ?? (isDocument(entry) && entry.method === 'GET' ? 'app-page' : null)
      if (phase === null) return []
      away = locationOf(entry).some((to) => !isWithin(new URL(to), apps))
      return [{ entry, to: 'app', phase }]
    }
    if (isAuthorization(entry)) away = true
    const isLogout = logouts.has(entry.url) || isEndSession(url)
    if (!isLogout && !(away && isDocument(entry)) && !isDiscovery(url)) return []
    return [{ entry, to: 'provider', phase: isLogout ? 'end-session' : providerPhase(entry, url) }]
  })
}

function appBases(entry: HarEntry): Base[] {
  const url = new URL(entry.url)
  const [, own] = appRoutes.exec(url.pathname) ?? callback.exec(url.pathname) ?? []
  const found = own === undefined ? [] : [{ origin: httpOrigin(url), path: own }]
  if (!isAuthorization(entry)) return found
  const target = URL.parse(url.searchParams.get('redirect_uri') ?? '')
  // Where it is no address of Streamlit's callback, the app is taken to be all of that host.
  return target ? [...found, { origin: target.origin, path: callback.exec(target.pathname)?.[1] ?? '/' }] : found
}

/** Each once; of more than a file of one person has, the first. */
function distinct(bases: readonly Base[]): readonly Base[] {
  return [...new Map(bases.map((base) => [base.origin + base.path, base])).values()].slice(0, mostBases)
}

/** A WebSocket is of the same app as its pages. */
function httpOrigin({ protocol, host, origin }: URL): string {
  return protocol.startsWith('ws') ? `${protocol === 'wss:' ? 'https' : 'http'}://${host}` : origin
}

function parentOf({ origin, pathname }: URL): Base {
  return { origin, path: pathname.slice(0, pathname.lastIndexOf('/') + 1) }
}

function isWithin(url: URL, bases: readonly Base[]): boolean {
  return lengthWithin(url, bases) > 0
}

/** Of an app and a provider on one host, the one whose path is longer has it. */
function isCloser(url: URL, providers: readonly Base[], apps: readonly Base[]): boolean {
  return lengthWithin(url, providers) > lengthWithin(url, apps)
}

function lengthWithin({ origin, pathname }: URL, bases: readonly Base[]): number {
  const inside = bases.filter((base) => base.origin === origin && `${pathname}/`.startsWith(base.path))
  return Math.max(0, ...inside.map(({ path }) => path.length))
}

/** An authorization request (RFC 6749 §4.1.1), by its parameters: its path is the provider's own. */
function isAuthorization({ url, method, resourceType }: HarEntry): boolean {
  if (!url.includes('client_id=') || method !== 'GET' || resourceType === 'fetch' || resourceType === 'xhr')
    return false
  const { searchParams } = new URL(url)
  return searchParams.has('client_id') && (searchParams.has('response_type') || searchParams.has('redirect_uri'))
}

function routeOf({ url, method }: HarEntry): Phase | null {
  if (method !== 'GET') return null
  const { pathname } = new URL(url)
  if (callback.test(pathname)) return 'callback'
  if (pathname.endsWith('/auth/login')) return 'login'
  return pathname.endsWith('/auth/logout') ? 'logout' : null
}

function isDiscovery({ pathname }: URL): boolean {
  return pathname.endsWith('/.well-known/openid-configuration')
}

/** OpenID Connect RP-Initiated Logout 1.0 §2; Amazon Cognito and Auth0 have parameters of their own. */
function isEndSession({ searchParams }: URL): boolean {
  return ['post_logout_redirect_uri', 'id_token_hint', 'logout_uri', 'returnTo'].some((name) => searchParams.has(name))
}

function providerPhase(entry: HarEntry, url: URL): Phase {
  if (isDiscovery(url)) return 'other'
  if (isAuthorization(entry)) return 'authorization'
  if (entry.method === 'POST') return 'sign-in'
  return locationOf(entry).length > 0 ? 'resume' : 'sign-in-page'
}

/** What the browser shows or follows, and no part of a page. */
function isDocument(entry: HarEntry): boolean {
  const { resourceType, status, mimeType } = entry
  if (resourceType !== '') return resourceType === 'document' || resourceType === 'other'
  return (status >= 300 && status < 400) || mimeType === 'text/html' || (entry.method === 'POST' && status >= 400)
}

function locationOf({ url, responseHeaders }: HarEntry): string[] {
  const location = responseHeaders.find(([name]) => name === 'location')?.[1]
  const target = location === undefined ? null : URL.parse(location, url)
  return target ? [target.href] : []
}
