import type { VersionTopic } from '#lib/streamlit/versions.ts'
import { errorPath, sectionPath } from './addresses.ts'

/** What a row of the table of versions is called, and where the site says more of it. */
export interface TopicText {
  /** Inline. */
  readonly name: string
  readonly more: string
}

export interface TopicArea {
  readonly id: string
  readonly name: string
  readonly topics: readonly VersionTopic[]
}

const configure = sectionPath('configure')
const cookies = sectionPath('cookies-and-logging-out')
const commands = sectionPath('login-user-logout')

export const topicTexts: Readonly<Record<VersionTopic, TopicText>> = {
  python: { name: 'Python', more: `${configure}#install` },
  'auth-extra': { name: 'The extra `[auth]`', more: `${configure}#install` },
  authlib: { name: 'Authlib beside it', more: errorPath('authlib-too-old') },
  'without-httpx': { name: 'Without httpx', more: errorPath('httpx-missing') },
  server: { name: 'The server', more: errorPath('cookies-of-an-older-streamlit') },
  user: { name: 'Who is logged in', more: `${commands}#stuser` },
  'experimental-user': { name: '`st.experimental_user`', more: errorPath('no-st-user') },
  tokens: { name: 'Tokens', more: `${commands}#tokens` },
  'st-app': { name: '`st.App`', more: `${configure}#where-the-file-goes` },
  'app-test-user': { name: '`AppTest`', more: '/testing/' },
  'redirect-uri-port': { name: '`{port}` in `redirect_uri`', more: errorPath('port-changed') },
  'metadata-unreachable': { name: 'Metadata out of reach', more: errorPath('metadata-unreachable') },
  pkce: { name: 'PKCE', more: errorPath('pkce-demanded') },
  'login-state': { name: 'Where a login under way is kept', more: errorPath('second-tab') },
  'other-browser': { name: 'A callback in another browser', more: errorPath('callback-unknown-state') },
  'failed-exchange': { name: 'The provider refuses the code', more: errorPath('callback-exchange-failed') },
  'log-of-denial': { name: 'The log when the person says no', more: errorPath('cancelled-consent') },
  'log-of-missing-provider': { name: 'The log for an unknown `state`', more: errorPath('callback-unknown-state') },
  'cookie-format': { name: 'How cookies are signed', more: `${cookies}#signed-not-encrypted` },
  'old-cookies': { name: 'A login cookie that cannot be read', more: errorPath('cookies-of-an-older-streamlit') },
  lifetime: { name: 'How long a login lasts', more: errorPath('login-ends-with-browser') },
  'cookie-path': { name: 'Path of the cookies', more: errorPath('two-apps-one-host') },
  'large-identity': { name: 'Somebody in many groups', more: errorPath('cookies-over-8-kb') },
  'provider-logout': { name: 'Logout at the provider', more: `${cookies}#log-out` },
  'toml-reader': { name: 'Who reads secrets.toml', more: `${configure}#toml-traps` },
  'unreadable-secrets': { name: 'A file that does not parse', more: errorPath('secrets-unparsable') },
  'auth-twice': { name: '`[auth]` twice in the file', more: errorPath('duplicate-table') },
  'bad-expose-tokens': { name: 'A wrong member in `expose_tokens`', more: errorPath('expose-refresh-token') },
  'cookie-secret-number': { name: 'A `cookie_secret` that is a number', more: errorPath('cookie-secret-not-text') },
  'cookie-secret-short': { name: 'A short `cookie_secret`', more: errorPath('cookie-secret-short') },
}

/** The order of all tables of versions; every topic stands in one area. */
export const topicAreas: readonly TopicArea[] = [
  { id: 'installing', name: 'Installing', topics: ['python', 'auth-extra', 'authlib', 'without-httpx', 'server'] },
  {
    id: 'functions',
    name: 'Functions',
    topics: ['user', 'experimental-user', 'tokens', 'st-app', 'app-test-user'],
  },
  {
    id: 'login',
    name: 'The login',
    topics: [
      ...(['redirect-uri-port', 'metadata-unreachable', 'pkce', 'login-state', 'other-browser'] as const),
      ...(['failed-exchange', 'log-of-denial', 'log-of-missing-provider'] as const),
    ],
  },
  {
    id: 'cookies',
    name: 'Cookies and logout',
    topics: ['cookie-format', 'old-cookies', 'lifetime', 'cookie-path', 'large-identity', 'provider-logout'],
  },
  {
    id: 'secrets',
    name: 'secrets.toml',
    topics: [
      ...(['toml-reader', 'unreadable-secrets', 'auth-twice', 'bad-expose-tokens'] as const),
      ...(['cookie-secret-number', 'cookie-secret-short'] as const),
    ],
  },
]
