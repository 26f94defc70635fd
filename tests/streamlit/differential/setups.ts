import { client } from './provider-server.ts'

/** What a secrets.toml is filled in with: the same text is given to both sides. */
export interface Values {
  /** Of the providers, such as http://localhost:4000. */
  readonly provider: string
  /** Of the app, as its visitors reach it; its port is the real Streamlit's. */
  readonly origin: string
  /** `/app/differential/` or `/`. */
  readonly base: string
}

/** A secrets.toml by the values of this run; null: there is no such file. */
export type Setup = (values: Values) => string | null

export const cookieSecret = 'a-cookie-secret-of-the-differential-test'

export const metadata = (tenant: string) => (values: Values) =>
  `${values.provider}/provider/${tenant}/.well-known/openid-configuration`

/** The keys of a provider; `changes` replace or add, null leaves out. */
export function keys(values: Values, tenant: string, changes: Readonly<Record<string, string | null>> = {}): string {
  const all: Record<string, string | null> = {
    client_id: `"${client.id}"`,
    client_secret: `"${client.secret}"`,
    server_metadata_url: `"${metadata(tenant)(values)}"`,
    ...changes,
  }
  return lines(all)
}

/** `redirect_uri` and `cookie_secret`, in the table `[auth]`; `changes` as in {@link keys}. */
export function shared(values: Values, changes: Readonly<Record<string, string | null>> = {}): string {
  const redirectUri = `"${values.origin}${values.base}oauth2callback"`
  return `[auth]\n${lines({ redirect_uri: redirectUri, cookie_secret: `"${cookieSecret}"`, ...changes })}`
}

function lines(all: Readonly<Record<string, string | null>>): string {
  return Object.entries(all)
    .flatMap(([key, value]) => (value === null ? [] : [`${key} = ${value}\n`]))
    .join('')
}

/** One provider under `[auth]`: `st.login()`. */
export const acme: Setup = (values) => shared(values) + keys(values, 'acme')
export const globex: Setup = (values) => shared(values) + keys(values, 'globex')

export const nothing: Setup = () => null
export const unparsable: Setup = (values) => `[auth]\nredirect_uri = ${values.origin}\n`

/** The default one, changed; `changes` may name any key of `[auth]`. */
export function acmeWith(changes: Readonly<Record<string, string | null>>): Setup {
  return (values) => shared(values) + keys(values, 'acme', changes)
}

export function sharedWith(changes: Readonly<Record<string, string | null>>): Setup {
  return (values) => shared(values, changes) + keys(values, 'acme')
}

/** `[auth.acme]` and `[auth.globex]`. */
export const both: Setup = (values) =>
  `${shared(values)}\n[auth.acme]\n${keys(values, 'acme')}\n[auth.globex]\n${keys(values, 'globex')}`

/** `[auth.<name>]` at acme with other keys. */
export function named(name: string, changes: Readonly<Record<string, string | null>>): Setup {
  return (values) => `${shared(values)}\n[auth.${name}]\n${keys(values, 'acme', changes)}`
}
