import { expect, test } from 'vitest'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import { refusedFaults } from './refused-faults.ts'
import {
  withAuthHeader,
  withClientKwargs,
  withExposedTokens,
  withoutKey,
  withRawValue,
  withTextForProviders,
  withValue,
} from './secrets-changes.ts'

const file = `# client_id = "in a comment"
[auth]
expose_tokens = ["id"]
cookie_secret = 'c'

[auth.google]
"client_id" = "a" # first
server_metadata_url = "https://g"
client_kwargs = { scope = "openid", prompt = "login" }
[auth.acme]
client_id = """b"""
server_metadata_url = "https://a"`

test('gives every string of a key another value, however key and value are quoted', () => {
  const changed = withValue('client_id', (before) => `${before}${before}`)(file)
  expect(changed).toBe(file.replace('"client_id" = "a"', '"client_id" = "aa"').replace('"""b"""', '"bb"'))
})

test('gives every provider the same client_kwargs', () => {
  expect(withClientKwargs('{ scope = "email" }')(file)).toBe(`# client_id = "in a comment"
[auth]
expose_tokens = ["id"]
cookie_secret = 'c'

[auth.google]
"client_id" = "a" # first
server_metadata_url = "https://g"
client_kwargs = { scope = "email" }
[auth.acme]
client_id = """b"""
server_metadata_url = "https://a"
client_kwargs = { scope = "email" }`)
})

test('puts expose_tokens below the header', () => {
  const changed = withExposedTokens('"refresh"')(file)
  expect(changed).toBe(file.replace('expose_tokens = ["id"]', 'expose_tokens = "refresh"'))
})

test('takes a key away wherever it stands', () => {
  const changed = withoutKey('client_id')(file)
  expect(changed).toBe(file.replace('"client_id" = "a" # first\n', '').replace('client_id = """b"""\n', ''))
})

test('gives a key a value without quotes, and `[auth]` another header', () => {
  const small = '[auth]\ncookie_secret = "x"\n'
  expect(withRawValue('cookie_secret', () => '12')(small)).toBe('[auth]\ncookie_secret = 12\n')
  expect(withAuthHeader('[[auth]]')(small)).toBe('[[auth]]\ncookie_secret = "x"\n')
})

test('makes texts of the tables of providers, and of the default one where there is none', () => {
  expect(withTextForProviders('x')(file)).toBe(`# client_id = "in a comment"
[auth]
expose_tokens = ["id"]
cookie_secret = 'c'
google = "x"
acme = "x"
`)
  expect(withTextForProviders('x')('[auth]\ncookie_secret = "c"\n')).toBe(
    '[auth]\ncookie_secret = "c"\ndefault = "x"\n',
  )
})

test.each(refusedFaults)(
  '$code: st.login() refuses what it makes of a whole file, by the rule of its name',
  (fault) => {
    const { secrets = (toml: string) => toml, asksFor = null } = fault.breaks
    const whole = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-cookie-secret-of-the-tests"
client_id = "a"
client_secret = "b"
server_metadata_url = "https://a"
`
    expect(checkLogin(parseSecrets(whole), null).ok).toBe(true)
    const refused = checkLogin(parseSecrets(secrets(whole)), asksFor)
    // A list of tables has no key of its own: the rule about `redirect_uri` comes before the one about tables.
    const expected = fault.code === 'auth-not-a-table' ? 'redirect-uri-missing' : fault.code
    expect(refused.ok ? null : refused.code).toBe(expected)
  },
)
