import { expect, test } from 'vitest'
import { authSettings, exposedTokens, providerConfig, providerNames } from '#lib/streamlit/auth-section.ts'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import { parseSecrets, tomlReader } from '#lib/streamlit/secrets.ts'
import { compareVersions } from '#lib/streamlit/versions.ts'
import { makeFiles } from './make-files.ts'
import { parseChoices } from './parse-choices.ts'
import { known, manyForms } from './testing.ts'

const secrets = {
  cookieSecrets: { local: 'a-local-secret-of-32-characters-x', deployed: 'another-secret-of-32-characters-x' },
  clientSecrets: { google: 'the-secret-of-google' },
}

function made(fields: string) {
  const { choices, problems } = parseChoices(new URLSearchParams(fields), known)
  expect(problems).toEqual([])
  return makeFiles(choices, secrets)
}

const text = (all: ReturnType<typeof made>, path: string) => all.files.find((file) => file.path === path)?.text

test.each(['tomllib', 'toml-0.10'] as const)(
  '%s reads every secrets.toml, and st.login() takes each provider',
  async (reader) => {
    const parse = await tomlReader(reader)
    const forms = manyForms()
    const refused = forms.flatMap((fields) => {
      const { choices } = parseChoices(fields, known)
      const all = makeFiles(choices, secrets)
      const texts = [
        all.secretsToml,
        ...all.files.filter(({ language }) => language === 'toml').map((file) => file.text),
      ]
      const asked = choices.providers.map(({ provider }) => (choices.providers.length === 1 ? null : provider.table))
      return texts.flatMap((toml) => {
        const read = parseSecrets(toml, parse)
        const logins = asked.map((name) => checkLogin(read, name))
        const whole = read.ok && providerNames(read).length === asked.length && exposedTokens(read).ok
        return whole && logins.every(({ ok }) => ok) ? [] : [{ form: fields.toString(), toml, logins }]
      })
    })
    expect(refused).toEqual([])
    expect(forms.length).toBeGreaterThan(300)
  },
)

test('Google, with what is typed first', () => {
  expect(made('provider=google&google.client_id=1-a.apps.googleusercontent.com').secretsToml).toBe(`[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-local-secret-of-32-characters-x"
client_id = "1-a.apps.googleusercontent.com"
client_secret = "the-secret-of-google"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"
`)
})

test('two providers have a table each, and share the rest', () => {
  const all = made(
    'provider=google&also=entra&entra.tenant_id=common-not&needs=profile&needs=token&port=8600&base=notes',
  )
  const read = parseSecrets(all.secretsToml)
  expect(providerNames(read)).toEqual(['google', 'entra'])
  expect(authSettings(read, 8600).redirectUri).toBe('http://localhost:8600/notes/oauth2callback')
  expect(exposedTokens(read)).toEqual({ ok: true, value: ['access'] })
  expect(providerConfig(read, 'entra')?.serverMetadataUrl).toBe(
    'https://login.microsoftonline.com/common-not/v2.0/.well-known/openid-configuration',
  )
  expect(all.appPy).toContain('st.button("Log in with Google", on_click=st.login, args=["google"])')
  expect(all.commands[0]?.lines.at(-1)).toBe(
    '.venv/bin/streamlit run app.py --server.port 8600 --server.baseUrlPath notes',
  )
})

test('what a provider cannot do without is in client_kwargs, and a scope for groups', () => {
  const logto = providerConfig(parseSecrets(made('provider=logto').secretsToml), 'default')
  const okta = providerConfig(parseSecrets(made('provider=okta&needs=profile&needs=groups').secretsToml), 'default')
  expect(logto?.clientKwargs).toEqual({ prompt: 'login', scope: 'openid email profile' })
  expect(okta?.clientKwargs).toEqual({ prompt: 'select_account', scope: 'openid email profile groups' })
})

test('a Keycloak on the reader’s own machine keeps its http', () => {
  const { secretsToml } = made('provider=keycloak&keycloak.keycloak_host=http://localhost:8080/&keycloak.realm=demo')
  expect(secretsToml).toContain('"http://localhost:8080/realms/demo/.well-known/openid-configuration"')
})

test('the deployed app has its own address and its own cookie secret', () => {
  const all = made('provider=google&deployed=notes.example.com/team/')
  const deployed = text(all, 'secrets.deployed.toml') ?? ''
  expect(deployed).toContain('redirect_uri = "https://notes.example.com/team/oauth2callback"\n')
  expect(deployed).toContain('"another-secret-of-32-characters-x"')
  expect(deployed).not.toContain(secrets.cookieSecrets.local)
  expect(all.commands[1]?.lines.at(-1)).toBe(
    '.venv/bin/streamlit run app.py --server.headless true --server.baseUrlPath team',
  )
})

test('the checklist says what to type into which field, for both addresses', () => {
  const [list] = made('provider=keycloak&deployed=https://notes.example.com').checklists
  const fields = list?.places.flatMap(({ fields }) => fields) ?? []
  expect(fields.find(({ field }) => field === 'Valid redirect URIs')?.values).toEqual([
    'http://localhost:8501/oauth2callback',
    'https://notes.example.com/oauth2callback',
  ])
  expect(list?.claims.map(({ name }) => name)).toEqual(expect.arrayContaining(['name', 'email']))
})

test('a client ID that the reader chooses is the same in the console and in the file', () => {
  const own = made('provider=keycloak')
  const typed = made('provider=keycloak&keycloak.client_id=notes')
  const field = ({ checklists }: typeof own) =>
    checklists[0]?.places.flatMap(({ fields }) => fields).find((one) => one.field === 'Client ID')?.values
  expect(own.secretsToml).toContain('client_id = "my-app"')
  expect(field(own)).toEqual(['my-app'])
  expect(typed.secretsToml).toContain('client_id = "notes"')
  expect(field(typed)).toEqual(['notes'])
})

test('no template is left unfilled in a checklist', () => {
  const left = manyForms().flatMap((fields) => {
    const { checklists } = makeFiles(parseChoices(fields, known).choices, secrets)
    const values = checklists.flatMap(({ places }) =>
      places.flatMap(({ where, fields }) => [where, ...fields.flatMap((one) => one.values)]),
    )
    return values.filter((value) => /\{[a-z_]+\}/.test(value))
  })
  expect([...new Set(left)]).toEqual([])
})

test('with environment variables no file of the app holds a secret but .env', () => {
  const all = made('provider=google&also=entra&place=env&google.client_id=it%27s')
  expect(text(all, '.streamlit/secrets.toml')).toBeUndefined()
  expect(text(all, 'server.py')).toContain('os.environ["AUTH_GOOGLE_CLIENT_SECRET"]')
  expect(text(all, '.env')).toContain("AUTH_GOOGLE_CLIENT_ID='it'\\''s'\n")
  const holding = all.files.filter((file) => file.text.includes('the-secret-of-google')).map(({ path }) => path)
  expect(holding).toEqual(['.env'])
})

test('an e-mail address that nobody verified lets nobody in', () => {
  expect(made('provider=google&style=allow-list&allow=ada@example.com').appPy).not.toContain('PEOPLE')
  expect(made('provider=entra&style=allow-list&allow=ada@example.com').appPy).toContain('in PEOPLE:')
})

test('every requirements.txt asks for a Streamlit of which the extra brings all', () => {
  const version = /^streamlit\[auth\]>=([\d.]+)\n$/.exec(made('place=env').requirementsTxt)?.[1] ?? '0'
  expect(compareVersions(version, '1.59.2')).toBeGreaterThanOrEqual(0)
  expect(made('provider=google').requirementsTxt).toBe(made('provider=google&needs=token').requirementsTxt)
})

test('an app on Community Cloud without an address gets one that is said to be made up', () => {
  const all = made('provider=google&place=cloud')
  expect(text(all, 'secrets.deployed.toml')).toContain('https://your-app.streamlit.app/oauth2callback')
  expect(all.remarks[0]).toContain('is made up')
})

test('for an older Streamlit the files have what it has, and what it needs beside it', () => {
  const all = made('provider=google&needs=profile&needs=token&place=env&streamlit=1.44.1')
  expect(all.requirementsTxt).toBe('streamlit==1.44.1\nAuthlib==1.6.5\n')
  expect(all.appPy).toContain('if not st.experimental_user.is_logged_in:')
  expect(all.appPy).not.toMatch(/st\.user|tokens/)
  expect(all.secretsToml).not.toContain('expose_tokens')
  expect(all.files.map(({ path }) => path)).toContain('.streamlit/secrets.toml')
  expect(all.remarks.slice(1, 3)).toEqual([
    'Streamlit 1.44.1 has no `st.user.tokens`: the files leave the access token out.',
    'Streamlit 1.44.1 has no `st.App`, which hands variables to the app: the secrets stand in a file.',
  ])
})

test('where st.user does not name the provider, groups are looked for under each claim', () => {
  const fields =
    'provider=entra&entra.tenant_id=contoso&also=okta&okta.okta_domain=acme.okta.com&needs=groups&streamlit='
  expect(made(`${fields}1.45.1`).appPy).toContain('for group in st.user.get(claim, [])]')
  expect(made(`${fields}1.53.0`).appPy).toContain('.get(st.user.provider, "groups")')
  expect(made(`${fields}1.53.0`).requirementsTxt).toBe('streamlit[auth]==1.53.0\n')
})
