/** What a request is for: a sample app's page or one of its three endpoints, or a sample provider. */
export type Route =
  | { readonly of: 'app'; readonly slug: string; readonly endpoint: AppEndpoint }
  | { readonly of: 'provider'; readonly tenant: string }
  /** The callback of an app whose base path is missing: it is nobody's. */
  | { readonly of: 'outside' }

export type AppEndpoint = 'page' | 'login' | 'logout' | 'callback'

/** The addresses below `/app/<slug>/`, as Streamlit names them. Streamlit's auth routes. */
const endpoints: Readonly<Record<string, AppEndpoint>> = {
  '': 'page',
  'auth/login': 'login',
  'auth/logout': 'logout',
  oauth2callback: 'callback',
}

/** What the site itself has below the apps and providers, beside their protocol. */
const ownPages = /^\/provider\/[^/]+\/held-cookies\/?$/

/** The metadata of an issuer with a path, where RFC 8414 §3.1 puts them: before the path. */
const metadataBefore = /^\/\.well-known\/oauth-authorization-server\/provider\/([^/]+)$/

let last: { readonly pathname: string; readonly route: Route | null } = { pathname: '', route: null }

/**
 * The one route table of the lab; null for an address that belongs to somebody else. The last answer is kept: a request
 * is asked about at each of the doors that it passes.
 */
export function routeOf(pathname: string): Route | null {
  if (last.pathname !== pathname) last = { pathname, route: lookUp(pathname) }
  return last.route
}

function lookUp(pathname: string): Route | null {
  if (!/^\/(?:app|provider|\.well-known)\//.test(pathname)) return null
  const tenant = metadataBefore.exec(pathname)?.[1]
  if (tenant !== undefined) return { of: 'provider', tenant }
  const [, first, name = '', ...rest] = pathname.split('/')
  if (name === '') return null
  if (first === 'provider' && rest.length > 0 && !ownPages.test(pathname)) return { of: 'provider', tenant: name }
  if (first !== 'app') return null
  if (name === 'oauth2callback' && rest.length === 0) return { of: 'outside' }
  const endpoint = endpoints[rest.join('/').replace(/\/$/, '')]
  return endpoint ? { of: 'app', slug: name, endpoint } : null
}
