import { explain } from '#lib/facts/explanations/explain.ts'

/** What stands where something was taken out of an address. */
export const leftOut = 'left-out'

/** Parameters of the protocol that no place explains, and some of logout addresses. */
const others = new Set(['error_uri', 'iss', 'audience', 'resource', 'logout_uri', 'returnTo', 'client', 'embed'])
const places = ['authorization-request', 'callback', 'end-session', 'login-link'] as const

/**
 * An address without what is no part of the protocol: the values of other parameters, the fragment, and long parts of
 * the path of a provider's pages, which tell one sign-in from another. Names stay.
 */
export function cleanAddress(address: string, page = false): string {
  const [whole = ''] = address.split('#', 1)
  const mark = whole.indexOf('?')
  const path = mark < 0 ? whole : whole.slice(0, mark)
  const query =
    mark < 0
      ? ''
      : `?${whole
          .slice(mark + 1)
          .split('&')
          .map(cleanPair)
          .join('&')}`
  return (page ? path.replace(/(?<=\/)(?=[^/]*\d)[^/.]{20,}/g, leftOut) : path) + query
}

function cleanPair(pair: string): string {
  const at = pair.indexOf('=')
  if (at < 0) return isProtocol(pair) ? pair : leftOut
  return isProtocol(pair.slice(0, at)) && !isHint(pair.slice(0, at)) ? pair : `${pair.slice(0, at)}=${leftOut}`
}

function isProtocol(name: string): boolean {
  return others.has(name) || places.some((place) => explain(place, name) !== null)
}

/** Says who the person is. */
function isHint(name: string): boolean {
  return name === 'login_hint' || name === 'logout_hint'
}
