import { expect, test } from 'vitest'
import fixture from '../../../tests/fixtures/streamlit.json' with { type: 'json' }
import { authSettings, exposedTokens, hasAuth } from './auth-section.ts'
import { parseSecrets } from './secrets.ts'

// Measured with Streamlit.
test.each(fixture.secrets)('is_logged_in exists as in Streamlit: $name', ({ toml, is_logged_in_exists }) => {
  expect(hasAuth(parseSecrets(toml))).toBe(is_logged_in_exists)
})

// Measured with Streamlit.
test.each(fixture.secrets)('tokens are exposed as in Streamlit: $name', ({ toml, expose_tokens }) => {
  expect(exposedTokens(parseSecrets(toml))).toEqual(expose_tokens)
})

// Measured with Streamlit.
test('a crash of the secrets reaches every connection', () => {
  expect(exposedTokens(parseSecrets('"" = 1'))).toEqual({
    ok: false,
    type: 'OSError',
    message: '[Errno 22] Invalid argument',
  })
})

test('duplicates in expose_tokens are kept', () => {
  expect(exposedTokens(parseSecrets('[auth]\nexpose_tokens = ["id", "id"]'))).toEqual({ ok: true, value: ['id', 'id'] })
})

// Measured with Streamlit on Python 3.11.
test.each([
  ['http://localhost:{port}/oauth2callback', 'http://localhost:8502/oauth2callback'],
  ['HTTP://LocalHost/oauth2callback?', 'http://LocalHost/oauth2callback'],
  ['https://x/oauth2callback#', 'https://x/oauth2callback'],
  [' http://x/a?#', 'http://x/a'],
  ['http://x/a?b=1', 'http://x/a?b=1'],
  ['', ''],
])('redirect_uri = "%s" is used as "%s"', (written, used) => {
  const secrets = parseSecrets(`[auth]\nredirect_uri = "${written}"\ncookie_secret = "s"`)
  expect(authSettings(secrets, 8502)).toEqual({ redirectUri: used, cookieSecret: 's' })
})

test('settings that are absent or no text are undefined', () => {
  const none = { redirectUri: undefined, cookieSecret: undefined }
  expect(authSettings(parseSecrets(null), 8501)).toEqual(none)
  expect(authSettings(parseSecrets('[auth]\nredirect_uri = 1\ncookie_secret = 2'), 8501)).toEqual(none)
})
