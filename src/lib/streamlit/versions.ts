import type { TomlReader } from './secrets.ts'

/** What Streamlit does from a version on, until the next entry. */
export interface Since {
  /** The first version that did so among those that were run; the boundary may lie before it. */
  readonly version: string
  readonly does: string
}

const since = (version: string, does: string): Since => ({ version, does })

/** The versions that were run. */
export const versionsRun: readonly string[] = [
  ...['1.42.0', '1.44.1', '1.45.1', '1.52.2', '1.53.0', '1.54.0', '1.56.0', '1.57.0', '1.58.0', '1.59.2', '1.60.0'],
  ...['1.63.0', '1.64.0', '1.65.0', '1.66.0', '1.67.0'],
]

/**
 * What differs between versions of Streamlit: the one table of it. Each row in the order of versions. Every version of
 * `versionsRun` was asked for every row: src/content/measured-versions.json says what was seen, a unit test compares.
 * Of the newest the tests in version-tests.ts tell too.
 */
export const versions = {
  user: [
    since('1.42.0', '`st.experimental_user`'),
    since('1.45.1', '`st.user`, with `st.experimental_user` beside it'),
    since('1.54.0', '`st.user` alone'),
  ],
  'experimental-user': [
    since('1.42.0', 'works'),
    since('1.54.0', '`AttributeError`, in the words of Python'),
    since('1.65.0', '`AttributeError`, which says to use `st.user`'),
  ],
  python: [
    since('1.42.0', 'Python 3.9 at least'),
    since('1.52.2', 'Python 3.10 at least'),
    since('1.66.0', 'Python 3.11 at least'),
  ],
  'auth-extra': [
    since('1.42.0', 'there is no extra `[auth]`'),
    since('1.52.2', 'the extra brings Authlib'),
    since('1.59.2', 'the extra brings Authlib and httpx'),
  ],
  authlib: [
    since('1.42.0', 'logins work with Authlib up to 1.6.5; with a newer one each ends in 400'),
    since('1.52.2', 'logins work with Authlib 1.3.2 and with 1.9.10'),
  ],
  'without-httpx': [since('1.42.0', 'a login works'), since('1.57.0', 'a login ends at `Internal Server Error`')],
  server: [since('1.42.0', 'Tornado'), since('1.57.0', 'Starlette and Uvicorn')],
  'cookie-format': [
    since('1.42.0', 'Tornado, `2|1:0|…`'),
    since('1.57.0', 'itsdangerous, `<payload>.<time>.<signature>`'),
  ],
  'old-cookies': [since('1.42.0', 'kept'), since('1.59.2', 'deleted when a login begins')],
  tokens: [
    since('1.42.0', 'no cookie of tokens, no chunks, no `st.user.tokens`, no `st.user.provider`'),
    since('1.53.0', 'a cookie of tokens, chunks, `st.user.tokens` and `st.user.provider`'),
  ],
  lifetime: [since('1.42.0', '30 days'), since('1.57.0', 'until the browser is closed'), since('1.58.0', '30 days')],
  'cookie-path': [since('1.42.0', '`/`, with a base path too'), since('1.57.0', 'the base path')],
  'login-state': [
    since('1.42.0', 'in memory: a restart in mid-login fails, two tabs both succeed'),
    since('1.57.0', 'in memory: a restart in mid-login fails, of two tabs the first fails'),
    since('1.58.0', 'in a cookie: a restart does no harm, of two tabs the first fails'),
  ],
  'other-browser': [
    since('1.42.0', 'a callback that another browser began logs this one in'),
    since('1.57.0', 'refused; with Authlib 1.6.5 it logs this one in'),
    since('1.58.0', 'refused'),
  ],
  pkce: [
    since('1.42.0', 'sent when the provider offers S256'),
    since('1.57.0', 'never sent'),
    since('1.58.0', 'sent when the provider offers S256'),
  ],
  'provider-logout': [
    since('1.42.0', 'none'),
    since('1.53.0', 'at the end_session_endpoint'),
    since('1.57.0', 'none'),
    since('1.58.0', 'at the end_session_endpoint'),
  ],
  'failed-exchange': [since('1.42.0', 'an error page, 500'), since('1.58.0', 'the start page, and a line in the log')],
  'metadata-unreachable': [since('1.42.0', '400 with the raw exception'), since('1.57.0', '`Authentication error`')],
  'log-of-denial': [since('1.42.0', 'none'), since('1.52.2', 'a line')],
  'log-of-missing-provider': [
    since('1.42.0', 'none'),
    since('1.52.2', 'a line'),
    since('1.53.0', 'none'),
    since('1.57.0', 'a line'),
  ],
  'large-identity': [
    since('1.42.0', 'with 100 groups the login is lost'),
    since('1.53.0', 'with 200 groups the login works'),
    since('1.57.0', 'with 100 groups the page never loads'),
  ],
  'bad-expose-tokens': [
    since('1.42.0', 'ignored'),
    since('1.53.0', 'the page never loads'),
    since('1.57.0', 'the server exits'),
    since('1.60.0', 'the page never loads'),
  ],
  'unreadable-secrets': [
    since('1.42.0', 'the server exits'),
    since('1.44.1', 'nothing is said'),
    since('1.66.0', 'a line in the log'),
  ],
  'auth-twice': [
    since('1.42.0', 'the words of the parser'),
    since('1.44.1', "`KeyError: 'auth'`"),
    since('1.63.0', 'as any file that cannot be read'),
  ],
  'cookie-secret-number': [since('1.42.0', 'accepted'), since('1.58.0', '`TypeError`')],
  'cookie-secret-short': [since('1.42.0', 'accepted'), since('1.58.0', 'accepted, with a warning in the log')],
  'toml-reader': [since('1.42.0', 'toml-0.10'), since('1.66.0', 'tomllib')],
  'st-app': [since('1.42.0', 'there is no `st.App`'), since('1.57.0', '`st.App`')],
  'app-test-user': [
    since('1.42.0', '`AppTest` has the user `test@example.com`, whatever a test says'),
    since('1.67.0', '`AppTest.user` is `st.user`'),
  ],
  'redirect-uri-port': [
    since('1.42.0', '`{port}` in `redirect_uri` is sent as it stands'),
    since('1.53.0', '`{port}` in `redirect_uri` is filled in'),
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
