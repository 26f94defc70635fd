import type { TomlReader } from './secrets.ts'

/** What Streamlit does from a version on, until the next entry. */
export interface Since {
  /** The first version that did so among those that were run; the boundary may lie before it. */
  readonly version: string
  readonly does: string
  /**
   * The test that asks the real Streamlit: `<file>: <words of the test's name>`, below tests/streamlit. What a row says
   * last is asked of the Streamlit of src/content/measured-with.json. Of an older one only `olderRuns` can tell, what
   * `scripts/measure-older.ts` found and tests hold. null: seen on the real ones too, but by hand, in November 2026 on
   * Python 3.11.7; before the site says it, a test must.
   */
  readonly heldBy: string | null
}

const seen = (version: string, does: string): Since => ({ version, does, heldBy: null })
const tested = (version: string, does: string, heldBy: string): Since => ({ version, does, heldBy })
const olderRuns = 'older-streamlits.json'
const stories = 'differential/scenarios'
const login = `${stories}/success.ts: a login with the default provider`

/** The versions that were run. */
export const versionsRun: readonly string[] = [
  ...['1.42.0', '1.44.1', '1.45.1', '1.52.2', '1.53.0', '1.54.0', '1.56.0', '1.57.0', '1.58.0', '1.59.2', '1.60.0'],
  ...['1.63.0', '1.64.0', '1.65.0', '1.66.0', '1.67.0'],
]

/** What differs between versions of Streamlit: the one table of it. Each row in the order of versions. */
export const versions = {
  user: [
    seen('1.42.0', '`st.experimental_user`'),
    seen('1.45.1', '`st.user`, with `st.experimental_user` beside it'),
    tested('1.54.0', '`st.user` alone', 'user.test.ts: st.experimental_user'),
  ],
  python: [
    seen('1.45.1', 'Python 3.9 at least'),
    seen('1.52.2', 'Python 3.10 at least'),
    tested('1.66.0', 'Python 3.11 at least', 'install.test.ts: the Python that it needs'),
  ],
  'auth-extra': [
    seen('1.42.0', 'there is no extra `[auth]`'),
    seen('1.52.2', 'the extra brings Authlib'),
    tested('1.59.2', 'the extra brings Authlib and httpx', 'install.test.ts: the extra brings Authlib and httpx'),
  ],
  authlib: [
    seen('1.42.0', 'logins work with Authlib up to 1.6.5; with a newer one each ends in 400'),
    seen('1.52.2', 'logins work with Authlib 1.9.10'),
    seen('1.67.0', 'logins work with Authlib from 1.3.2'),
  ],
  'cookie-format': [
    seen('1.42.0', 'Tornado, `2|1:0|…`'),
    tested('1.57.0', 'itsdangerous, `<payload>.<time>.<signature>`', 'cookies.test.ts: byte for byte'),
  ],
  tokens: [
    seen('1.42.0', 'no cookie of tokens, no chunks, no `st.user.tokens`, no `st.user.provider`'),
    tested(
      '1.53.0',
      'a cookie of tokens, chunks, `st.user.tokens` and `st.user.provider`',
      `${stories}/tokens.ts: expose_tokens = ["access", "id"]`,
    ),
  ],
  lifetime: [
    seen('1.42.0', '30 days'),
    tested('1.57.0', 'until the browser is closed', olderRuns),
    tested('1.58.0', '30 days', login),
  ],
  'cookie-path': [seen('1.42.0', '`/`, with a base path too'), tested('1.57.0', 'the base path', login)],
  'login-state': [
    seen('1.42.0', 'in memory: a restart in mid-login fails, two tabs both succeed'),
    seen('1.57.0', 'in memory: a restart in mid-login fails'),
    seen('1.58.0', 'in a cookie: a restart does no harm, of two tabs the first fails'),
  ],
  pkce: [
    seen('1.42.0', 'sent when the provider offers S256'),
    seen('1.57.0', 'never sent'),
    tested('1.58.0', 'sent when the provider offers S256', `${stories}/success.ts: a login at a provider without PKCE`),
  ],
  'provider-logout': [
    seen('1.42.0', 'none'),
    tested('1.53.0', 'at the end_session_endpoint', olderRuns),
    tested('1.57.0', 'none', olderRuns),
    tested('1.58.0', 'at the end_session_endpoint', `${stories}/logouts.ts: a logout at a provider that ends sessions`),
  ],
  'failed-exchange': [
    seen('1.42.0', 'an error page, 500'),
    tested('1.58.0', 'the start page, and a line in the log', `${stories}/exchanges.ts: a wrong client secret`),
  ],
  'metadata-unreachable': [
    seen('1.42.0', '400 with the raw exception'),
    tested('1.57.0', '`Authentication error`', `${stories}/beginnings.ts: metadata out of reach`),
  ],
  'log-of-denial': [seen('1.42.0', 'none'), tested('1.52.2', 'a line', `${stories}/callbacks.ts: consent denied`)],
  'log-of-missing-provider': [
    seen('1.42.0', 'none'),
    seen('1.52.2', 'a line'),
    seen('1.53.0', 'none'),
    tested('1.57.0', 'a line', `${stories}/callbacks.ts: a state that nobody knows`),
  ],
  'large-identity': [
    seen('1.42.0', 'with 100 groups the login is lost'),
    seen('1.53.0', 'with 230 groups the login works'),
    seen('1.57.0', 'with 230 groups the page never loads'),
  ],
  'bad-expose-tokens': [
    seen('1.42.0', 'ignored'),
    seen('1.53.0', 'the page never loads'),
    seen('1.57.0', 'the server exits'),
    tested('1.60.0', 'the page never loads', `${stories}/tokens.ts: expose_tokens = "refresh"`),
  ],
  'unreadable-secrets': [
    seen('1.42.0', 'the server exits'),
    seen('1.44.1', 'nothing is said'),
    tested('1.66.0', 'a line in the log', 'server.test.ts: a TOML mistake is logged at the start'),
  ],
  'auth-twice': [
    seen('1.42.0', 'the words of the parser'),
    seen('1.44.1', "`KeyError: 'auth'`"),
    tested('1.63.0', 'as any file that cannot be read', "toml-traps.test.ts: Cannot declare ('auth',) twice"),
  ],
  'cookie-secret-number': [
    seen('1.42.0', 'accepted'),
    tested('1.58.0', '`TypeError`', `${stories}/buttons.ts: a cookie_secret that is a number`),
  ],
  'cookie-secret-short': [
    seen('1.42.0', 'accepted'),
    tested('1.58.0', 'accepted, with a warning in the log', `${stories}/refused.ts: a short cookie_secret`),
  ],
  'toml-reader': [seen('1.42.0', 'toml-0.10'), tested('1.66.0', 'tomllib', 'secrets.test.ts: 2,000 mutated files')],
  'st-app': [
    seen('1.42.0', 'there is no `st.App`'),
    tested('1.57.0', '`st.App`', 'snippets.test.ts: runs logged out, logged in and logged out again'),
  ],
  'app-test-user': [
    seen('1.66.0', '`AppTest` has the user `test@example.com`, whatever a test says'),
    tested('1.67.0', '`AppTest.user` is `st.user`', 'user.test.ts: whatever AppTest.user says'),
  ],
  'redirect-uri-port': [
    seen('1.52.2', '`{port}` in `redirect_uri` is sent as it stands'),
    seen('1.53.0', '`{port}` in `redirect_uri` is filled in'),
  ],
} as const satisfies Readonly<Record<string, readonly [Since, ...Since[]]>>

export type VersionTopic = keyof typeof versions

/** What a version (like "1.64.0") does; undefined for one before the first that was run. */
export function versionDoes(topic: VersionTopic, version: string): Since | undefined {
  const row: readonly Since[] = versions[topic]
  return row.findLast((since) => compareVersions(since.version, version) <= 0)
}

/** The oldest Python that a version needs, such as "3.11"; undefined where nobody looked. */
export function pythonNeeded(version: string): string | undefined {
  return /[\d.]+/.exec(versionDoes('python', version)?.does ?? '')?.[0]
}

/** The parser with which a version reads secrets.toml. */
export function tomlReaderOf(version: string): TomlReader {
  return versionDoes('toml-reader', version)?.does === 'tomllib' ? 'tomllib' : 'toml-0.10'
}

/** Below zero when `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [ours, theirs] = [a, b].map((version) => version.split('.').map(Number))
  const at = (ours ?? []).findIndex((part, index) => part !== (theirs?.[index] ?? 0))
  return at < 0 ? 0 : (ours?.[at] ?? 0) - (theirs?.[at] ?? 0)
}
