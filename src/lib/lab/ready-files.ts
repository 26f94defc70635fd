import { personas } from '#lib/provider/personas.ts'
import { type AppConfig, type Site, secretsValues } from '#lib/sample-app/app-config.ts'
import { oneProvider, providerTable, sharedKeys } from '#lib/sample-app/scenario.ts'

/** A secrets.toml to begin with, for who wants to see what a change does. */
export interface ReadyFile {
  /** As it stands in an address. */
  readonly name: string
  readonly title: string
  readonly text: string
}

/**
 * The app's own file, and what may be tried in its place. An app that calls `st.login()` with a name has its own alone:
 * its buttons ask for the tables that are in it.
 */
export function readyFiles(site: Site, { scenario, secretsToml }: AppConfig): readonly ReadyFile[] {
  const own = { name: 'own', title: 'The file of this app', text: secretsToml }
  const isNamed = scenario.app.some(({ widget }) => widget?.kind === 'login' && widget.provider !== null)
  const [tenant] = scenario.tenants
  if (isNamed || tenant === undefined) return [own]
  const values = secretsValues(site, scenario)
  const one = (name: string, title: string, more: string): ReadyFile => ({
    name,
    title,
    text: oneProvider(tenant, more)(values),
  })
  const email = String(personas.ada.accounts.acme['email'])
  const other = tenant === 'globex' ? 'acme' : 'globex'
  return [
    own,
    { name: 'provider', title: 'Another provider', text: oneProvider(other)(values) },
    one('scope', 'Ask for less: scope', 'client_kwargs = { scope = "openid email" }\n'),
    one('prompt', 'Ask for a sign-in each time: prompt', 'client_kwargs = { prompt = "login" }\n'),
    one('silent', 'Ask for none: prompt', 'client_kwargs = { prompt = "none" }\n'),
    one('person', 'Say who it is: login_hint', `client_kwargs = { login_hint = "${email}" }\n`),
    one('dropped', 'A keyword that Streamlit drops', 'client_kwargs = { max_age = 0 }\n'),
    {
      name: 'sent',
      title: 'The same where it is sent',
      text: sharedKeys(values) + providerTable('default', tenant, values, 'authorize_params = { max_age = 0 }\n'),
    },
    one('tokens', 'Give the app its tokens: expose_tokens', 'expose_tokens = ["id", "access"]\n'),
    { name: 'mistake', title: 'A mistake in the file', text: oneProvider(tenant)(values).replace(/"\n$/, '\n') },
  ]
}
