import { expect, test } from 'vitest'
import fixture from '../../../tests/fixtures/streamlit.json' with { type: 'json' }
import { checkLogin } from './check-login.ts'
import { parseSecrets } from './secrets.ts'

// Measured with Streamlit, Authlib 1.9.9 and joserfc 1.8.0 on Python 3.11.
test.each(fixture.secrets)('st.login() ends as in Streamlit: $name', ({ toml, provider, login }) => {
  const check = checkLogin(parseSecrets(toml), provider)
  const outcome = check.ok ? { ok: true } : { ok: false, type: check.type, message: check.message }
  expect(outcome).toEqual(login)
})

const shared = '[auth]\nredirect_uri = "u"\nclient_id = "a"\nclient_secret = "b"\nserver_metadata_url = "c"\n'

// Measured likewise.
test.each([
  ['auth = 5', 'auth-not-a-table', "argument of type 'int' is not iterable"],
  ['auth = 2020-01-01', 'auth-not-a-table', "argument of type 'datetime.date' is not iterable"],
  ['auth = "redirect_uri cookie_secret"', 'auth-not-a-table', "'str' object has no attribute 'get'"],
  ['auth = ["redirect_uri", "cookie_secret"]', 'auth-not-a-table', "'list' object has no attribute 'get'"],
  ['"a=b" = 1', 'secrets-crash', 'illegal environment variable name'],
  [`${shared}cookie_secret = true`, 'cookie-secret-not-text', "object of type 'bool' has no len()"],
  [`${shared}cookie_secret = ["x"]`, 'cookie-secret-not-text', "'str' object cannot be interpreted as an integer"],
  [`${shared}cookie_secret = [256]`, 'cookie-secret-not-text', 'bytes must be in range(0, 256)'],
  [`${shared}cookie_secret = []`, 'cookie-secret-empty', 'oct key material must not be empty'],
  [
    `${shared}cookie_secret = "x"\nclient_kwargs = [1]`,
    'client-kwargs-not-a-table',
    "'list' object has no attribute 'to_dict'",
  ],
])('%j fails with %s: %s', (toml, code, message) => {
  expect(checkLogin(parseSecrets(toml), null)).toMatchObject({ ok: false, code, message })
})

test.each([
  [null, null, 'secrets-missing'],
  ['a = ?', null, 'secrets-unparsable'],
  ['a = 1', null, 'auth-missing'],
  ['[auth]', null, 'redirect-uri-missing'],
  ['[auth]\nredirect_uri = ""', null, 'cookie-secret-missing'],
  ['[auth]\nredirect_uri = ""\ncookie_secret = "x"', 'my_idp', 'provider-name-underscore'],
  ['[auth]\nredirect_uri = ""\ncookie_secret = "x"', 'google', 'provider-missing'],
  ['[auth]\nredirect_uri = ""\ncookie_secret = "x"\ngoogle = 1', 'google', 'provider-not-a-table'],
  ['[auth]\nredirect_uri = ""\ncookie_secret = "x"', null, 'provider-keys-missing'],
])('%j, asked for %j, fails at %s', (toml, provider, code) => {
  expect(checkLogin(parseSecrets(toml), provider)).toMatchObject({ ok: false, code })
})

// Measured: a list or a table that is empty, and zero, count as not given.
test.each(['[]', '{}', '0.0', 'false'])('client_kwargs = %s is passed over', (value) => {
  const check = checkLogin(parseSecrets(`${shared}cookie_secret = "x"\nclient_kwargs = ${value}`), null)
  expect(check).toEqual({ ok: true, provider: 'default' })
})
