import { fill } from './fill.ts'
import type { ProviderFacts } from './provider-facts.ts'

/** What the app of a recipe is called until it is deployed. */
export const localAddresses = {
  app_url: 'http://localhost:8501',
  redirect_uri: 'http://localhost:8501/oauth2callback',
} as const

/** The values of all placeholders as snippets show them: the local address, and the provider's examples. */
export function exampleValues({ placeholders }: ProviderFacts): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(placeholders.map(({ key, example }) => [key, example])), ...localAddresses }
}

/** The whole secrets.toml of a recipe, with placeholders where the reader's own values go. */
export function recipeSecrets(facts: ProviderFacts): string {
  const settings = facts.clientKwargs.map(({ key, value }) => `${key} = ${JSON.stringify(value)}`)
  return [
    '[auth]',
    `redirect_uri = "${localAddresses.redirect_uri}"`,
    'cookie_secret = "your-cookie-secret"',
    '',
    `[auth.${facts.tableName}]`,
    `client_id = "${typed(facts, 'client_id') ?? 'your-client-id'}"`,
    `client_secret = "${typed(facts, 'client_secret') ?? 'your-client-secret'}"`,
    `server_metadata_url = "${fill(facts.metadataUrl.value, exampleValues(facts))}"`,
    ...(settings.length === 0 ? [] : [`client_kwargs = { ${settings.join(', ')} }`]),
    '',
  ].join('\n')
}

/** What the reader types into the console and into secrets.toml as well. */
function typed(facts: ProviderFacts, key: 'client_id' | 'client_secret'): string | undefined {
  return facts.console.flatMap(({ fields }) => fields).find((field) => field.is === key)?.value
}

/** The app of a recipe: a button, then what `st.user` holds. */
export function recipeApp({ tableName, name }: ProviderFacts): string {
  const [short = name] = name.split(',')
  return `import streamlit as st

if not st.user.is_logged_in:
    st.button("Log in with ${short}", on_click=st.login, args=["${tableName}"])
    st.stop()

st.write(f"Hello, {st.user.get('name', st.user['sub'])}.")
st.button("Log out", on_click=st.logout)
st.json(st.user.to_dict())
`
}
