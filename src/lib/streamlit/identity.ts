import { dumps, type Json } from '#lib/python/json.ts'

/**
 * The inner string of `_streamlit_user` after a login: every claim of the ID token in its order, then `origin`,
 * `is_logged_in` and `provider`. Claims of these three names are overwritten (and keep their place), so a provider
 * cannot speak for them. Streamlit, auth routes. See {@link dumps} for what JavaScript's numbers lose.
 */
export function identityPayload(c: {
  claims: Readonly<Record<string, Json>>
  redirectUri: string
  provider: string
}): string {
  return dumps({ ...c.claims, origin: originOf(c.redirectUri), is_logged_in: true, provider: c.provider })
}

/**
 * The inner string of `_streamlit_user_tokens`: what the provider returned, whether or not `expose_tokens` is set.
 * Streamlit stores this cookie even when it holds nothing (`{}`). Refresh tokens are thrown away.
 */
export function tokensPayload(c: { idToken?: string; accessToken?: string }): string {
  return dumps({
    ...(c.idToken === undefined ? {} : { id_token: c.idToken }),
    ...(c.accessToken === undefined ? {} : { access_token: c.accessToken }),
  })
}

/** `scheme://netloc` of a URL as Python's urlparse sees it: only the scheme is lower-cased, no default port is cut. */
export function originOf(url: string): string {
  const { scheme, netloc } = urlParts(url)
  return `${scheme}://${netloc}`
}

/** Scheme and network location of a URL; either is empty when the URL has none. */
export function urlParts(url: string): { readonly scheme: string; readonly netloc: string } {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? ''
  const rest = scheme === '' ? url : url.slice(scheme.length + 1)
  return { scheme: scheme.toLowerCase(), netloc: /^\/\/([^/?#]*)/.exec(rest)?.[1] ?? '' }
}
