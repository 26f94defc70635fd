import { allCodes } from '#lib/check/explain.ts'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import type { ReferenceEntry, ReferencePage } from './reference-page.ts'

const whole: Readonly<Record<string, string>> = {
  redirect_uri: '"http://localhost:8501/oauth2callback"',
  cookie_secret: '"a-long-random-text-of-32-characters"',
  client_id: '"a"',
  client_secret: '"b"',
  server_metadata_url: '"https://login.example.com/.well-known/openid-configuration"',
}

/** What `st.login()` raises when keys of a whole `[auth]` are changed; null leaves one out. `head`: in place of `[auth]`. */
export function raisedBy(
  changes: Readonly<Record<string, string | null>>,
  provider: string | null = null,
  head = '[auth]',
): string {
  const lines = Object.entries({ ...whole, ...changes }).flatMap(([key, value]) =>
    value === null ? [] : [`${key} = ${value}\n`],
  )
  const check = checkLogin(parseSecrets(`${head}\n${lines.join('')}`), provider)
  if (check.ok) throw new Error(`nothing is raised with ${JSON.stringify(changes)}`)
  return `${check.type}: ${check.message}`
}

/** The codes of the checker about a key: those that begin with its name. */
const rulesOf = (key: string) => allCodes().filter((code) => code.startsWith(`${key.replaceAll('_', '-')}-`))

const own = 'In `[auth]`, for every provider. In a provider’s table it is not read'
const provider =
  'In `[auth]` for `st.login()`, in `[auth.<name>]` for `st.login("<name>")`. Not passed on from one to the other'
const filled = 'In `[auth]` an empty text counts as missing, in a table of its own it passes'

const shared: readonly ReferenceEntry[] = [
  {
    id: 'redirect_uri',
    name: 'redirect_uri',
    text: 'Where the provider sends the browser after the sign-in: the address of your app, with `/oauth2callback` at its end. It must be registered at the provider, character for character.',
    facts: [
      ['Where', own],
      ['Kind', 'Text, required. `{port}` in it becomes `server.port`'],
      ['Without it', { said: raisedBy({ redirect_uri: null }) }],
      ['Not checked', 'Whether host, path and scheme are right: the login fails later, or ends on the start page'],
    ],
    known: 'measured',
    since: 'redirect-uri-port',
    problems: ['unregistered-redirect-uri', 'redirect-uri-without-callback', ...rulesOf('redirect_uri')],
  },
  {
    id: 'cookie_secret',
    name: 'cookie_secret',
    text: 'The key of all signatures: the login cookies, the login under way, the login link. Whoever knows it can log in as anybody. Replicas of one app need the same.',
    facts: [
      ['Where', own],
      ['Kind', 'Text, required. 32 random bytes are a good length'],
      ['Without it', { said: raisedBy({ cookie_secret: null }) }],
      ['Empty', { said: raisedBy({ cookie_secret: '""' }) }],
      ['A number', { said: raisedBy({ cookie_secret: '12345678901234567890' }) }],
      ['Short', 'Under 14 characters: a warning in the log, once. It works'],
    ],
    known: 'measured',
    since: 'cookie-secret-short',
    problems: rulesOf('cookie_secret'),
  },
  {
    id: 'expose_tokens',
    name: 'expose_tokens',
    text: 'Which tokens the app may read in `st.user.tokens`. The tokens are in a cookie whether or not this is set.',
    facts: [
      ['Where', 'In `[auth]` alone'],
      ['Kind', '`"id"`, `"access"`, or a list of both. Optional: nothing is exposed'],
      [
        'Another member',
        "The page never loads, for anybody: `Invalid expose_tokens configuration. Only 'id' and 'access' are allowed.` in the log",
      ],
      ['Another kind', 'Nothing is exposed'],
    ],
    known: 'measured',
    since: 'tokens',
    problems: ['expose-refresh-token', ...rulesOf('expose_tokens')],
  },
]

const ofProvider: readonly ReferenceEntry[] = [
  ...(
    [
      ['client_id', 'The name by which the provider knows your app.'],
      [
        'client_secret',
        'What proves to the provider that it is your app that asks for the tokens. There is no login without one.',
      ],
      [
        'server_metadata_url',
        'The address of the provider’s discovery document. It is fetched anew for every login, callback and logout.',
      ],
    ] as const
  ).map(
    ([key, text]): ReferenceEntry => ({
      id: key,
      name: key,
      text,
      facts: [
        ['Where', provider],
        ['Kind', `Text, required. ${filled}`],
        ['Without it', { said: raisedBy({ [key]: null }) }],
      ],
      known: 'measured',
      problems: rulesOf(key === 'server_metadata_url' ? 'metadata_url' : key),
    }),
  ),
  {
    id: 'client_kwargs',
    name: 'client_kwargs',
    text: 'A table of keywords for the provider and for the requests to it. Few of them reach the authorization request: those below. What Authlib does not know is dropped without a word.',
    facts: [
      ['Where', provider],
      ['Kind', 'Table. Optional; `scope` and `prompt` are filled in where they are absent'],
      ['A text', { said: raisedBy({ client_kwargs: '"openid"' }) }],
    ],
    known: 'measured',
    problems: rulesOf('client_kwargs'),
  },
  {
    id: 'authorize_params',
    name: 'authorize_params',
    text: 'A table of parameters that are added to the authorization request as they stand. It works, and the official documentation does not name it.',
    facts: [
      ['Where', 'In `[auth.<name>]` and `[auth.default]`. In `[auth]` it is dropped'],
      ['Kind', 'Table. Optional'],
      ['No table', 'A ValueError when the login begins'],
    ],
    known: 'measured',
    problems: rulesOf('authorize_params'),
  },
  {
    id: 'other-keys-of-authlib',
    name: 'authorize_url, access_token_url, …',
    text: '`authorize_url`, `access_token_url`, `access_token_params`, `api_base_url`, `refresh_token_url`, `refresh_token_params`, `request_token_url` and `request_token_params` are read by Authlib from a table of its own. `server_metadata_url` stays required.',
    facts: [['Where', 'In `[auth.<name>]`']],
    known: 'read',
    problems: ['oauth-1'],
  },
]

const inClientKwargs: readonly ReferenceEntry[] = [
  {
    id: 'client_kwargs.scope',
    name: 'scope',
    text: 'Which claims the app asks for. Without `openid` there is no ID token, and nobody is logged in.',
    facts: [['Default', '`openid email profile`']],
    known: 'measured',
    problems: ['scope-without-openid'],
  },
  {
    id: 'client_kwargs.prompt',
    name: 'prompt',
    text: 'What the provider asks the person. An empty text is sent as `prompt=`: there is no way to leave it out.',
    facts: [['Default', '`select_account`']],
    known: 'measured',
    problems: ['select-account-refused', 'prompt-none'],
  },
  {
    id: 'client_kwargs.login_hint',
    name: 'login_hint, response_mode',
    text: 'Sent as they stand. Streamlit reads the answer from the query alone, so `response_mode = "form_post"` ends in an error.',
    known: 'measured',
    problems: ['response-mode-form-post'],
  },
  {
    id: 'client_kwargs.code_challenge_method',
    name: 'code_challenge_method',
    text: '`"S256"` turns PKCE on where the metadata do not offer it. Where they do, it is on anyway.',
    known: 'measured',
    problems: ['pkce-demanded'],
  },
  {
    id: 'client_kwargs.token_endpoint_auth_method',
    name: 'token_endpoint_auth_method',
    text: 'How the app shows its secret: `"client_secret_basic"` in a header, `"client_secret_post"` in the form.',
    facts: [['Default', '`client_secret_basic`']],
    known: 'measured',
    problems: ['client-secret-in-the-body'],
  },
  {
    id: 'client_kwargs.timeout',
    name: 'timeout, verify, proxy',
    text: 'For the requests of the app’s server to the provider: how many seconds they may take, which certificates they trust, by which proxy they go.',
    known: 'measured',
    problems: ['certificate-not-trusted', 'verify-false', 'metadata-slow', 'metadata-unreachable'],
  },
  {
    id: 'client_kwargs.headers',
    name: 'cert, headers, …',
    text: 'Passed on to httpx, for the same requests.',
    known: 'read',
  },
]

export const authKeys: ReferencePage = {
  slug: 'auth',
  title: 'Keys of `[auth]`',
  description:
    'Every key of [auth] in secrets.toml: what it is for, where it is read, what Streamlit raises without it.',
  lede: 'What Streamlit reads of `[auth]` in secrets.toml, and what it says when a key is missing or wrong.',
  groups: [
    {
      id: 'shared',
      title: 'For every provider',
      entries: shared,
      by: ['secrets.test.ts', 'functions.test.ts', 'differential/differential.test.ts'],
    },
    {
      id: 'provider',
      title: 'Of a provider',
      entries: ofProvider,
      by: ['secrets.test.ts', 'check.test.ts', 'functions.test.ts', 'differential/differential.test.ts'],
    },
    {
      id: 'client_kwargs-members',
      title: 'In `client_kwargs`',
      by: ['functions.test.ts', 'check.test.ts', 'back-channel.test.ts', 'differential/differential.test.ts'],
      about:
        'All that has an effect. `max_age`, `acr_values`, `hd`, `audience` and others are dropped here: put them into `authorize_params`.',
      entries: inClientKwargs,
    },
  ],
}
