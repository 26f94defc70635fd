import type { VersionTopic } from '#lib/streamlit/versions.ts'

/** What the stories saw, by their names, where a row of the table of versions is true. */
type Means = Readonly<Record<string, Readonly<Record<string, string>>>>

const denied = 'error: Error during authentication: access_denied. Error description: The person chose to deny.'
const stale =
  'Missing provider for OAuth callback; this often indicates a stale or replayed callback (for example, from browser back/forward navigation).'
const noUser = "AttributeError: module 'streamlit' has no attribute 'experimental_user'"
const testUser = "{'email': 'test@example.com'}"
const badMember =
  "streamlit.errors.StreamlitAuthError: Invalid expose_tokens configuration. Only 'id' and 'access' are allowed."

const twice =
  "toml.decoder.TomlDecodeError: What? auth already exists?{'auth': {'redirect_uri': 'http://localhost:8501/app/older/oauth2callback', 'cookie_secret': '<secret>'}} (line 4 column 1 char 131)"
const unreadable =
  "toml.decoder.TomlDecodeError: invalid literal for int() with base 0: 'http://localhost:8501' (line 2 column 1 char 7)"
const nothingConfigured =
  'streamlit.errors.StreamlitAuthError: To use authentication features you need to configure credentials for at least one authentication provider in `.streamlit/secrets.toml`.'

/** By topic and by the words of its rows: what was seen, in the words of measured-versions.json. A test compares. */
export const meanings: Readonly<Record<VersionTopic, Means>> = {
  user: {
    '`st.experimental_user`': { user: 'st.experimental_user' },
    '`st.user`, with `st.experimental_user` beside it': { user: 'st.experimental_user, st.user' },
    '`st.user` alone': { user: 'st.user' },
  },
  'experimental-user': {
    works: { 'experimental-user': 'there' },
    '`AttributeError`, in the words of Python': { 'experimental-user': noUser },
    '`AttributeError`, which says to use `st.user`': {
      'experimental-user': `${noUser}. st.experimental_user has been removed. Use st.user instead.`,
    },
  },
  python: {
    'Python 3.9 at least': { python: '>=3.9, !=3.9.7' },
    'Python 3.10 at least': { python: '>=3.10' },
    'Python 3.11 at least': { python: '>=3.11' },
  },
  'auth-extra': {
    'there is no extra `[auth]`': { 'auth-extra': 'none' },
    'the extra brings Authlib': { 'auth-extra': 'Authlib' },
    'the extra brings Authlib and httpx': { 'auth-extra': 'Authlib, httpx' },
  },
  authlib: {
    'logins work with Authlib up to 1.6.5; with a newer one each ends in 400': {
      'authlib-newest': "400 'NoneType' object does not support item assignment",
      'authlib-1.6.5': 'works',
      'authlib-1.3.2': 'works',
    },
    'logins work with Authlib 1.3.2 and with 1.9.10': {
      'authlib-newest': 'works',
      'authlib-1.6.5': 'works',
      'authlib-1.3.2': 'works',
    },
  },
  'without-httpx': {
    'a login works': { 'without-httpx': 'works' },
    'a login ends at `Internal Server Error`': { 'without-httpx': '500 Internal Server Error' },
  },
  server: {
    Tornado: { server: 'TornadoServer' },
    'Starlette and Uvicorn': { server: 'uvicorn' },
  },
  'cookie-format': {
    'Tornado, `2|1:0|…`': { 'cookie-format': 'Tornado' },
    'itsdangerous, `<payload>.<time>.<signature>`': { 'cookie-format': 'itsdangerous' },
  },
  'old-cookies': {
    kept: { 'old-cookies': 'kept' },
    'deleted when a login begins': { 'old-cookies': 'deleted' },
  },
  tokens: {
    'no cookie of tokens, no chunks, no `st.user.tokens`, no `st.user.provider`': { tokens: 'no st.user.tokens' },
    'a cookie of tokens, chunks, `st.user.tokens` and `st.user.provider`': {
      tokens: 'st.user.tokens has access,id, st.user.provider, a cookie of tokens',
    },
  },
  lifetime: {
    '30 days': { lifetime: '30 days' },
    'until the browser is closed': { lifetime: 'browser session' },
  },
  'cookie-path': {
    '`/`, with a base path too': { 'cookie-path': '/' },
    'the base path': { 'cookie-path': 'the base path' },
  },
  'login-state': {
    'in memory: a restart in mid-login fails, two tabs both succeed': {
      restart: 'fails, 302',
      'two-tabs': 'the first succeeds, the second succeeds',
    },
    'in memory: a restart in mid-login fails, of two tabs the first fails': {
      restart: 'fails, 302',
      'two-tabs': 'the first fails, the second succeeds',
    },
    'in a cookie: a restart does no harm, of two tabs the first fails': {
      restart: 'works',
      'two-tabs': 'the first fails, the second succeeds',
    },
  },
  'other-browser': {
    'a callback that another browser began logs this one in': {
      'other-browser': 'logged in',
      'other-browser-authlib-1.6.5': 'logged in',
    },
    'refused; with Authlib 1.6.5 it logs this one in': {
      'other-browser': 'logged out',
      'other-browser-authlib-1.6.5': 'logged in',
    },
    refused: { 'other-browser': 'logged out', 'other-browser-authlib-1.6.5': 'logged out' },
  },
  pkce: {
    'sent when the provider offers S256': { pkce: 'S256' },
    'never sent': { pkce: 'none' },
  },
  'provider-logout': {
    none: { 'provider-logout': 'start page' },
    'at the end_session_endpoint': { 'provider-logout': 'end_session_endpoint' },
  },
  'failed-exchange': {
    'an error page, 500': { 'failed-exchange': '500, without a line' },
    'the start page, and a line in the log': { 'failed-exchange': 'the start page, with a line' },
  },
  'metadata-unreachable': {
    '400 with the raw exception': { 'metadata-unreachable': '400 with another text' },
    '`Authentication error`': { 'metadata-unreachable': '400 Authentication error' },
  },
  'log-of-denial': {
    none: { 'log-of-denial': 'no line' },
    'a line': { 'log-of-denial': denied },
  },
  'log-of-missing-provider': {
    none: { 'log-of-missing-provider': 'no line' },
    'a line': { 'log-of-missing-provider': `warning: ${stale}` },
  },
  'large-identity': {
    'with 100 groups the login is lost': { 'groups-100': 'logged out' },
    'with 200 groups the login works': { 'groups-100': 'works', 'groups-200': 'works' },
    'with 100 groups the page never loads': { 'groups-100': 'the page never loads' },
  },
  'bad-expose-tokens': {
    ignored: { 'bad-expose-tokens': 'ignored' },
    'the page never loads': { 'bad-expose-tokens': 'the page never loads' },
    'the server exits': { 'bad-expose-tokens': `the server exits: ${badMember}` },
  },
  'unreadable-secrets': {
    'the server exits': { 'unreadable-secrets': `the server exits: ${unreadable}` },
    'nothing is said': { 'unreadable-secrets': 'silent' },
    'a line in the log': { 'unreadable-secrets': 'a line' },
  },
  'auth-twice': {
    'the words of the parser': { 'auth-twice': `the server exits: ${twice}` },
    "`KeyError: 'auth'`": { 'auth-twice': `the server exits: KeyError: "'auth'"` },
    'as any file that cannot be read': { 'auth-twice': nothingConfigured },
  },
  'cookie-secret-number': {
    accepted: { 'cookie-secret-number': 'accepted' },
    '`TypeError`': { 'cookie-secret-number': "TypeError: object of type 'int' has no len()" },
  },
  'cookie-secret-short': {
    accepted: { 'cookie-secret-short': 'accepted, without a warning' },
    'accepted, with a warning in the log': { 'cookie-secret-short': 'accepted, with a warning' },
  },
  'toml-reader': {
    'toml-0.10': { 'toml-reader': 'refused' },
    tomllib: { 'toml-reader': 'read' },
  },
  'st-app': {
    'there is no `st.App`': { 'st-app': 'not there' },
    '`st.App`': { 'st-app': 'there' },
  },
  'app-test-user': {
    '`AppTest` has the user `test@example.com`, whatever a test says': { 'app-test-user': testUser },
    '`AppTest.user` is `st.user`': { 'app-test-user': "{'email': 'ada@example.com', 'is_logged_in': True}" },
  },
  'redirect-uri-port': {
    '`{port}` in `redirect_uri` is sent as it stands': { 'redirect-uri-port': 'sent as it stands' },
    '`{port}` in `redirect_uri` is filled in': { 'redirect-uri-port': 'filled in' },
  },
}

/** The stories that were asked about a topic. */
export function storiesOf(topic: VersionTopic): readonly string[] {
  return Object.keys(Object.values(meanings[topic])[0] ?? {})
}
