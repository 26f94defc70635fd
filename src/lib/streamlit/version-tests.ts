import type { VersionTopic } from './versions.ts'

const stories = 'differential/scenarios'
const login = `${stories}/success.ts: a login with the default provider`

/**
 * By topic, the test that asks the newest Streamlit what the last row says: `<file>: <words of its name>`, below
 * tests/streamlit. null: only the stories of tests/streamlit/older ask for it.
 */
export const versionTests: Readonly<Record<VersionTopic, string | null>> = {
  user: 'user.test.ts: st.experimental_user',
  'experimental-user': 'user.test.ts: st.experimental_user',
  python: 'install.test.ts: the Python that it needs',
  'auth-extra': 'install.test.ts: the extra brings Authlib and httpx',
  authlib: null,
  'without-httpx': 'faults/unplayed.ts: httpx',
  server: null,
  'cookie-format': 'cookies.test.ts: byte for byte',
  'old-cookies': `${stories}/beginnings.ts: a login with an identity cookie that was tampered with`,
  tokens: `${stories}/tokens.ts: expose_tokens = ["access", "id"]`,
  lifetime: login,
  'cookie-path': login,
  'login-state': `${stories}/callbacks.ts: two tabs with one provider: the first fails, the second wins`,
  'other-browser': `${stories}/callbacks.ts: a callback in a browser that began no login`,
  pkce: login,
  'provider-logout': `${stories}/logouts.ts: a logout at a provider that ends sessions`,
  'failed-exchange': `${stories}/exchanges.ts: a wrong client secret`,
  'metadata-unreachable': `${stories}/beginnings.ts: metadata out of reach`,
  'log-of-denial': `${stories}/callbacks.ts: consent denied`,
  'log-of-missing-provider': `${stories}/callbacks.ts: a state that nobody knows`,
  'large-identity': `${stories}/wall.ts: cookies over 8 kB`,
  'bad-expose-tokens': `${stories}/tokens.ts: expose_tokens = "refresh"`,
  'unreadable-secrets': 'server.test.ts: a TOML mistake is logged at the start',
  'auth-twice': "toml-traps.test.ts: Cannot declare ('auth',) twice",
  'cookie-secret-number': `${stories}/buttons.ts: a cookie_secret that is a number`,
  'cookie-secret-short': `${stories}/refused.ts: a short cookie_secret`,
  'toml-reader': 'secrets.test.ts: 2,000 mutated files',
  'st-app': 'snippets.test.ts: runs logged out, logged in and logged out again',
  'app-test-user': 'user.test.ts: whatever AppTest.user says',
  'redirect-uri-port': `${stories}/success.ts: a redirect_uri with {port}`,
}
