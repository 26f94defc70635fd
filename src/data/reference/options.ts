import type { Known, ReferenceEntry, ReferencePage } from './reference-page.ts'

interface Option {
  readonly name: string
  /** As Python writes it. */
  readonly value: string
  readonly text: string
  /** How that text is known; that there is such an option, and its default, a test asks. */
  readonly known: Known
  readonly problems?: readonly string[]
}

/** The options of config.toml that touch a login. tests/streamlit/options.test.ts asks for each and its default. */
export const options: readonly Option[] = [
  {
    name: 'server.baseUrlPath',
    value: "''",
    text: 'Stands in front of all addresses of the login, so `redirect_uri` has to contain it. It is the path of the login cookies.',
    known: 'measured',
    problems: ['redirect-uri-without-base-path', 'two-apps-one-host'],
  },
  {
    name: 'server.port',
    value: '8501',
    text: 'Fills `{port}` in `redirect_uri`.',
    known: 'measured',
    problems: ['port-changed'],
  },
  {
    name: 'server.cookieSecret',
    value: 'None',
    text: 'Signs the cookies where `[auth]` has no `cookie_secret`; but without that key `st.login()` refuses.',
    known: 'measured',
  },
  {
    name: 'server.enableXsrfProtection',
    value: 'True',
    text: 'An `[auth]` in secrets.toml turns it on, whatever stands here. Without its token a page connects logged out.',
    known: 'measured',
    problems: ['missing-xsrf-token'],
  },
  {
    name: 'server.xsrfCookieSameSite',
    value: "'lax'",
    text: 'Of the XSRF cookie alone: the login cookies are always Lax.',
    known: 'measured',
    problems: ['login-in-an-iframe'],
  },
  {
    name: 'server.enableCORS',
    value: 'True',
    text: 'Not touched by `[auth]`. Turned off, a page of any origin may connect; who is logged in still depends on the cookie’s origin.',
    known: 'measured',
  },
  {
    name: 'server.corsAllowedOrigins',
    value: '[]',
    text: 'More origins from which a page may connect.',
    known: 'measured',
    problems: ['websocket-refused'],
  },
  {
    name: 'server.allowedHosts',
    value: '[]',
    text: 'The hosts under which a page may connect; empty: all.',
    known: 'measured',
    problems: ['websocket-refused'],
  },
  {
    name: 'server.sslCertFile',
    value: 'None',
    text: 'With it, `_streamlit_session` gets the attribute Secure. The login cookies do not.',
    known: 'measured',
    problems: ['auth-cookies-without-secure'],
  },
  {
    name: 'server.trustedUserHeaders',
    value: '{}',
    text: 'Headers of a proxy that become keys of `st.user`, over the claims of a login.',
    known: 'measured',
    problems: ['login-by-a-proxy'],
  },
  {
    name: 'server.enableAgentApi',
    value: 'False',
    text: 'Lets programs use the app without a browser, over HTTP and as an MCP server. Who they are comes from `server.trustedUserHeaders`, and never from the cookies of a login.',
    known: 'measured',
    problems: ['login-by-a-proxy'],
  },
  {
    name: 'secrets.files',
    value: 'None',
    text: 'Where secrets.toml is looked for. Of several files the later one replaces a whole `[auth]`. A name must end in `.toml`.',
    known: 'measured',
    problems: ['auth-from-another-file'],
  },
]

const environment: readonly ReferenceEntry[] = [
  {
    id: 'STREAMLIT_',
    name: 'STREAMLIT_SERVER_PORT, …',
    text: 'Each option has a variable: its name in capitals, with underscores, after `STREAMLIT_`. `[auth]` has none: it is read from secrets.toml.',
    known: 'measured',
    problems: ['secrets-from-environment'],
  },
  {
    id: 'WEBSOCKETS_MAX_LINE_LENGTH',
    name: 'WEBSOCKETS_MAX_LINE_LENGTH',
    text: 'The longest header line, in bytes, that a page may connect with. Raise it where large logins end in a page that never loads.',
    facts: [['Default', '`8192`']],
    known: 'measured',
    problems: ['cookies-over-8-kb'],
  },
  {
    id: 'SSL_CERT_FILE',
    name: 'SSL_CERT_FILE',
    text: 'A file of certificates that are trusted when the app’s server asks the provider.',
    known: 'measured',
    problems: ['certificate-not-trusted'],
  },
  {
    id: 'SSL_CERT_DIR',
    name: 'SSL_CERT_DIR',
    text: 'The same, as a folder.',
    known: 'read',
    problems: ['certificate-not-trusted'],
  },
  {
    id: 'HTTPS_PROXY',
    name: 'HTTPS_PROXY',
    text: 'The proxy by which the app’s server goes to the provider.',
    known: 'measured',
    problems: ['metadata-unreachable'],
  },
]

export const configuration: ReferencePage = {
  slug: 'options',
  title: 'Options and environment variables',
  description:
    'The options of Streamlit’s config.toml and the environment variables that touch a login, each with its default and what it changes.',
  lede: 'What besides secrets.toml has a say in a login.',
  groups: [
    {
      id: 'config',
      title: 'In config.toml',
      by: [
        'options.test.ts',
        'server.test.ts',
        'secrets-files.test.ts',
        'own-https.test.ts',
        'recipes/login-by-proxy.test.ts',
      ],
      about: 'Names and defaults were asked of the real Streamlit. The mark says how the rest is known.',
      entries: options.map(({ name, value, ...rest }) => ({
        id: name,
        name,
        facts: [['Default', `\`${value}\``]] as const,
        ...rest,
      })),
    },
    {
      id: 'environment',
      title: 'Environment variables',
      entries: environment,
      by: ['server.test.ts', 'secrets-files.test.ts', 'back-channel.test.ts'],
    },
  ],
}
