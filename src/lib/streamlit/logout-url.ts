import { type LogLine, noEndSessionEndpoint, redirectUriNotCallback, redirectUriUnknown } from './log-lines.ts'
import { cutUrl, withQuery } from './url-query.ts'

/** Where `/auth/logout` sends the browser: to the provider, or (`local`) to the app's start page. */
export type LogoutPlan =
  | { readonly kind: 'provider'; readonly url: string }
  | { readonly kind: 'local'; readonly logs: readonly LogLine[] }

/**
 * Plans a logout as Streamlit does. `provider` comes from the `_streamlit_user` cookie, `idToken` from the tokens
 * cookie (whether or not tokens are exposed), `redirectUri` from secrets.toml: the provider sends the browser back to
 * that very address, without a state. The cookies are deleted whatever the plan. Reading the metadata may fail before
 * this is called: then log {@link logoutFailed} and stay local.
 */
export function planLogout(c: {
  provider: string | undefined
  endSessionEndpoint: string | undefined
  redirectUri: string | undefined
  clientId: string
  idToken: string | undefined
}): LogoutPlan {
  if (!c.provider) return { kind: 'local', logs: [] }
  if (!c.endSessionEndpoint) return { kind: 'local', logs: [noEndSessionEndpoint(c.provider)] }
  if (!c.redirectUri) return { kind: 'local', logs: [redirectUriUnknown()] }
  if (!c.redirectUri.endsWith('/oauth2callback')) {
    return { kind: 'local', logs: [redirectUriNotCallback(), redirectUriUnknown()] }
  }

  const endpoint = cutUrl(c.endSessionEndpoint)
  const params = new Map([...new URLSearchParams(endpoint.query)].filter(([, value]) => value !== ''))
  params.set('client_id', c.clientId)
  params.set('post_logout_redirect_uri', c.redirectUri)
  if (c.idToken) params.set('id_token_hint', c.idToken)
  return { kind: 'provider', url: withQuery(endpoint, params) }
}
