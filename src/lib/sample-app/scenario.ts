import type { TenantName } from '#lib/provider/tenants.ts'

/** What `st.user` holds, as the script reads it. */
export type User = Readonly<Record<string, unknown>>

/** A piece of text in the app: words, or a value the script reads from `st.user`. */
export type Piece =
  | string
  /** `st.user.name`: raises when the claim is missing. */
  | { readonly attribute: string }
  /** `st.user.get("email", "…")`: never raises. */
  | { readonly get: string; readonly or: string }
  /** `len(st.user.tokens.id)`: raises when the token is not exposed. */
  | { readonly tokenLength: string }
  /** The names of the `_streamlit_user…` cookies that came with the request. */
  | { readonly cookieNames: true }

export type Widget =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text' | 'success' | 'error'; readonly pieces: readonly Piece[] }
  /** `st.login()` when `provider` is null. */
  | { readonly kind: 'login'; readonly label: string; readonly provider: string | null }
  | { readonly kind: 'logout'; readonly label: string }
  | { readonly kind: 'user' }
  | { readonly kind: 'stop' }

/** One line of app.py with what it draws. A line without `when` runs whenever the script gets there. */
export interface Line {
  readonly code: string
  readonly widget?: Widget
  readonly when?: (user: User) => boolean
}

/** What a secrets.toml is filled in with. */
export interface SecretsValues {
  /** Such as http://localhost:4321. */
  readonly origin: string
  readonly redirectUri: string
  readonly cookieSecret: string
  readonly clientId: string
  clientSecret(tenant: TenantName): string
  metadataUrl(tenant: TenantName): string
}

/** A sample app: its configuration, its script, and the page it draws. One file is all that a new one takes. */
export interface Scenario {
  /** Names the app's path, /app/<slug>/, and its client at the providers. */
  readonly slug: string
  /** What the sign-in page calls the app. */
  readonly name: string
  /** One line for the lab's list of scenarios. */
  readonly summary: string
  readonly tenants: readonly TenantName[]
  secretsToml(values: SecretsValues): string
  readonly app: readonly Line[]
}

export const loggedIn = (user: User): boolean => user.is_logged_in === true
export const loggedOut = (user: User): boolean => !loggedIn(user)

/** A line of app.py, what it draws, and when it runs. */
export function line(code: string, widget?: Widget, when?: (user: User) => boolean): Line {
  return { code, ...(widget ? { widget } : {}), ...(when ? { when } : {}) }
}

export const title = (text: string): Widget => ({ kind: 'title', text })
export const write = (...pieces: readonly Piece[]): Widget => ({ kind: 'text', pieces })
export const success = (...pieces: readonly Piece[]): Widget => ({ kind: 'success', pieces })
export const error = (...pieces: readonly Piece[]): Widget => ({ kind: 'error', pieces })
export const login = (label: string, provider: string | null = null): Widget => ({ kind: 'login', label, provider })
export const logout = (label: string): Widget => ({ kind: 'logout', label })
export const showUser: Widget = { kind: 'user' }
export const stop: Widget = { kind: 'stop' }

/** The secrets.toml of an app with one provider, under `[auth]`; `more` goes to the end of the table. */
export function oneProvider(tenant: TenantName, more = ''): (values: SecretsValues) => string {
  return (values) => `[auth]
redirect_uri = "${values.redirectUri}"
cookie_secret = "${values.cookieSecret}"
client_id = "${values.clientId}"
client_secret = "${values.clientSecret(tenant)}"
server_metadata_url = "${values.metadataUrl(tenant)}"
${more}`
}

/** A `[auth.<name>]` table; `more` goes to its end. */
export function providerTable(name: string, tenant: TenantName, values: SecretsValues, more = ''): string {
  return `
[auth.${name}]
client_id = "${values.clientId}"
client_secret = "${values.clientSecret(tenant)}"
server_metadata_url = "${values.metadataUrl(tenant)}"
${more}`
}

/** The two keys that all providers of an app share. */
export function sharedKeys(values: SecretsValues): string {
  return `[auth]
redirect_uri = "${values.redirectUri}"
cookie_secret = "${values.cookieSecret}"
`
}
