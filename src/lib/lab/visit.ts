import { addressOf } from '#lib/message/address.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeRequest } from '#lib/message/message.ts'
import { isStoreAway } from '#lib/store/store.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'
import type { Handled, Nameless } from './handle.ts'
import type { Lab } from './lab.ts'
import { routeOf } from './route.ts'
import { isOfProgram, mayNavigate, maySubmit } from './same-origin.ts'
import { visitorCookieName } from './visitor.ts'

/** A request that another site made a browser send: a form, or a navigation that begins or ends a login. */
export interface Foreign {
  readonly foreign: 'form' | 'navigation'
  /** Where to ask for the same on this site. */
  readonly link: string
}

/** The lab holds as much as it may, so it takes nothing new. What is under way goes on. */
export interface Full {
  /** The page to go back to. */
  readonly full: string
}

/** Who asks. `setCookie` gives a newcomer a key; null for a visitor who has shown the one that it was given. */
export interface Visitor {
  readonly key: string
  readonly setCookie: string | null
}

interface Asked extends Pick<WholeRequest, 'method' | 'url'> {
  readonly headers: Pick<Headers, 'get'>
}

/** Endpoints whose form posts come from other servers, not from browsers (OAuth 2.0). */
const protocolPosts = /^\/provider\/[^/]+\/(?:token|me|jwks)\/?$/i

/** Where programs register an app (RFC 7591 §3), and a page of another site may not. */
const registration = /^\/provider\/[^/]+\/reg\/?$/i

/** Why a request may not do what it asks for; null when it may. */
export function foreignIn(lab: Lab, { method, url, headers }: Asked): Foreign | null {
  const { path } = addressOf(url)
  const reading = method === 'GET' || method === 'HEAD'
  const route = routeOf(path)
  const ofProtocol = protocolPosts.test(path) || (registration.test(path) && isOfProgram(headers))
  // An app takes no forms: what is posted to it is answered with 405 and changes nothing.
  const mayChange = !reading && !ofProtocol && route?.of !== 'app'
  if (mayChange && !maySubmit(headers, lab.site.origin)) return { foreign: 'form', link: '/' }
  const isLoginOrLogout = route?.of === 'app' && (route.endpoint === 'login' || route.endpoint === 'logout')
  if (!isLoginOrLogout || mayNavigate(headers)) return null
  return { foreign: 'navigation', link: `/app/${route.slug}/` }
}

/** The visitor that a request's cookie names, or a new one. `address`: from where it comes. */
export async function visitorIn(lab: Lab, { headers }: Pick<Asked, 'headers'>, address: string): Promise<Visitor> {
  const { visitors, traces, site } = lab
  const known = visitors.read(cookieJar(headers.get('cookie')).get(visitorCookieName(site.https)))
  if (known === undefined) {
    const key = visitors.issue(address)
    return { key, setCookie: visitors.setCookie(key) }
  }
  await traces.welcome(known)
  return { key: known, setCookie: null }
}

/**
 * Answers a browser's request to a sample app or provider: who asks, whether they may, and what becomes of it.
 * null for an address that belongs to neither. `address`: from where it comes.
 */
export async function visit(
  lab: Lab,
  request: WholeRequest,
  address: string,
): Promise<Handled | Nameless | Foreign | Full | null> {
  const foreign = foreignIn(lab, request)
  if (foreign) return foreign
  const { key, setCookie } = await visitorIn(lab, request, address)
  const side = setCookie === null ? lab : lab.forNewcomers
  const handled = await side.handle(request, key).catch((error) => fullIn(error, request))
  if (!handled || !('response' in handled)) return handled
  if (setCookie === null && handled.response.headers.has('cache-control')) return handled
  const headers = new HeaderList(handled.response.headers)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (setCookie !== null) headers.append('set-cookie', setCookie)
  return { ...handled, response: { ...handled.response, headers } }
}

/** Of a request that needed room in the store, such as one that waits in step mode. Throws what is wrong otherwise. */
function fullIn(error: unknown, { url }: WholeRequest): Full {
  if (!isStoreAway(error)) throw error
  const route = routeOf(addressOf(url).path)
  return { full: route?.of === 'app' ? `/app/${route.slug}/` : '/lab' }
}
