import type { CookieEntry, Entry, PageEntry, RequestEntry } from './transcript.ts'

interface Pair {
  readonly streamlit: Entry
  readonly ours: Entry
}

/** A difference that stays on purpose: `allow` takes it, and nothing else, out of a pair of entries. */
export interface KeptDifference {
  /** It may turn up in every story, not only in those that name it. */
  readonly everywhere: boolean
  /** What differs; all else is compared. */
  readonly part: string
  readonly reason: string
  readonly allow: (pair: Pair) => Pair
}

const nobody = '{"is_logged_in":false}'

export const keptDifferences = {
  'session-path': {
    everywhere: true,
    part: 'the path of `_streamlit_session`',
    reason:
      'Streamlit sets `_streamlit_session` at "/", even with a base path. The sample app uses its own path, so that the cookie never meets the one of the reader’s own app on localhost (decision 007).',
    allow: cookiesOfStreamlit((cookies) =>
      cookies.map((cookie) =>
        cookie.name === '_streamlit_session'
          ? { ...cookie, attributes: cookie.attributes.replace(/^path=\/;/, 'path=/app/differential;') }
          : cookie,
      ),
    ),
  },
  'root-deletions': {
    everywhere: true,
    part: 'deletions of identity cookies at "/"',
    reason:
      'With a base path Streamlit deletes its identity cookies at "/" too, for its Tornado days. The sample app would log the reader out of their own app on localhost (decision 007).',
    allow: cookiesOfStreamlit((cookies) =>
      cookies.filter(({ content, attributes }) => !(content.startsWith('deleted') && attributes.includes('Path=/;'))),
    ),
  },
  'mismatch-tokens': {
    everywhere: false,
    part: '`tokens` of the anonymous user',
    reason:
      'On an origin mismatch Streamlit leaves the key `tokens` with the anonymous user, empty or with the exposed ones. The sample app does not (decision 007).',
    allow: pages((streamlit, ours) => {
      const user = streamlit.user?.replace(/^\{"tokens":\{.*\},(?="is_logged_in":false\}$)/, '{') ?? null
      return [user === streamlit.user ? streamlit : { ...streamlit, user, tokens: '{}' }, ours]
    }),
  },
  'many-chunks': {
    everywhere: false,
    part: 'the log line about chunk 1',
    reason:
      'A cookie that claims more than 32 chunks is unreadable for the sample app; Streamlit looks for them (decision 007).',
    allow: pages((streamlit, ours) => [
      { ...streamlit, log: streamlit.log.filter((line) => !line.includes('Missing chunk 1 ')) },
      ours,
    ]),
  },
  'no-socket': {
    everywhere: false,
    part: '`st.user` and its tokens',
    reason:
      'Streamlit ignores identity cookies on a WebSocket without Origin, and says nothing. The sample app is plain pages, which browsers ask for without one.',
    allow: asInStreamlit(
      'page',
      ['user', 'tokens'],
      (streamlit) => streamlit.without === 'origin' && streamlit.user === nobody && streamlit.tokens === '{}',
    ),
  },
  'header-wall': {
    everywhere: false,
    part: 'that the page loads, and its `st.user`',
    reason:
      'Over 8 kB of cookies Streamlit’s WebSocket refuses the handshake and the app never loads. The sample app is plain pages and still loads.',
    allow: asInStreamlit(
      'page',
      ['shown', 'user', 'tokens'],
      (streamlit, ours) => streamlit.shown === 'no answer' && ours.shown === 'page' && ours.user !== nobody,
    ),
  },
  'old-states': {
    everywhere: false,
    part: 'the states that the session cookie still holds',
    reason:
      'Login states of other providers that are older than an hour go when a login begins; Streamlit keeps them until a callback (decision 007).',
    allow: cookiesOfStreamlit((cookies) =>
      cookies.map((cookie) => ({
        ...cookie,
        content: cookie.content.replace(/_state_[^;]* until <now - [^>]*>; /, ''),
      })),
    ),
  },
  'no-issuer': {
    everywhere: false,
    part: 'cookies and log of the callback, and who is logged in after it',
    reason:
      'Metadata without `issuer` (OpenID Connect Discovery 1.0 §3 requires it) are taken for those of the issuer of their URL, and openid-client holds the ID token and `iss` of the callback to that. Authlib then takes any.',
    allow: refusedHere,
  },
  'metadata-url': {
    everywhere: false,
    part: 'the answer of /auth/login',
    reason:
      'openid-client adds /.well-known/openid-configuration to a metadata URL that has no /.well-known/ in it. Streamlit fetches what is written.',
    allow: asInStreamlit('request', ['status', 'location', 'cookies', 'log'], refusesToBegin),
  },
  'token-answer': {
    everywhere: false,
    part: 'cookies and log of the callback, and who is logged in after it',
    reason:
      'openid-client refuses a token answer without `access_token`, `token_type` "bearer" (RFC 6749 §5.1, §7.1) or, when a nonce was sent, ID token. Authlib takes the first three, and Streamlit has a log line of its own for the last.',
    allow: refusedHere,
  },
  'other-audience': {
    everywhere: false,
    part: 'cookies and log of the callback, and who is logged in after it',
    reason:
      'openid-client refuses an ID token whose `aud` does not name the client (OpenID Connect Core 1.0 §3.1.3.7). Authlib does not compare it: where `azp` is the client, Streamlit lets the user in.',
    allow: refusedHere,
  },
  'response-issuer': {
    everywhere: false,
    part: 'cookies and log of the callback, who is logged in after it, and the code of an attacker whom it would have reached',
    reason:
      'openid-client compares `iss` of the callback with the provider that the login began with (RFC 9207). Streamlit does not look at it. Refused before the token request, a code reaches nobody who could use it.',
    allow: (pair) => codeOfNobody(refusedHere(pair)),
  },
  'logout-reason': {
    everywhere: false,
    part: 'the words behind "Failed to get provider logout URL: "',
    reason:
      'Behind "Failed to get provider logout URL: " stand the words of Authlib or httpx there, of openid-client here.',
    allow: ({ streamlit, ours }) => ({ streamlit: withoutReason(streamlit), ours: withoutReason(ours) }),
  },
} as const satisfies Readonly<Record<string, KeptDifference>>

export type KeptName = keyof typeof keptDifferences

function cookiesOfStreamlit(
  change: (cookies: readonly CookieEntry[]) => readonly CookieEntry[],
): KeptDifference['allow'] {
  const allow = (entry: Entry): Entry =>
    entry.kind === 'request' && entry.by === 'Streamlit' ? { ...entry, cookies: change(entry.cookies) } : entry
  return ({ streamlit, ours }) => ({ streamlit: allow(streamlit), ours: allow(ours) })
}

function pages(
  change: (streamlit: PageEntry, ours: PageEntry) => readonly [PageEntry, PageEntry],
): KeptDifference['allow'] {
  return (pair) => {
    if (pair.streamlit.kind !== 'page' || pair.ours.kind !== 'page') return pair
    const [streamlit, ours] = change(pair.streamlit, pair.ours)
    return { streamlit, ours }
  }
}

/**
 * Takes these parts of the sample app's entries for those of Streamlit's where `when` holds; all other parts are left to
 * be compared.
 */
function asInStreamlit<Kind extends Compared['kind']>(
  kind: Kind,
  parts: readonly (keyof Extract<Compared, { kind: Kind }>)[],
  when: (streamlit: Extract<Compared, { kind: Kind }>, ours: Extract<Compared, { kind: Kind }>) => boolean,
): KeptDifference['allow'] {
  const isOfKind = (entry: Entry): entry is Extract<Compared, { kind: Kind }> => entry.kind === kind
  return ({ streamlit, ours }) => {
    if (!isOfKind(streamlit) || !isOfKind(ours) || !when(streamlit, ours)) return { streamlit, ours }
    const taken = Object.fromEntries(parts.map((name) => [name, streamlit[name]]))
    return { streamlit, ours: { ...ours, ...taken } }
  }
}

type Compared = RequestEntry | PageEntry

/** The sample app's /auth/login ends as it does where the metadata cannot be used, and in no other way. */
function refusesToBegin(_: RequestEntry, { status, location, cookies, log }: RequestEntry): boolean {
  const isLogged = log.length === 1 && log[0] === 'warning Error during OAuth authorization redirect.'
  return status === 400 && location === null && cookies.length === 0 && isLogged
}

/** A callback that only the sample app refuses, as it refuses every other, and the page that it leads to. */
function refusedHere(pair: Pair): Pair {
  const callback = asInStreamlit('request', ['cookies', 'log'], (_, { cookies, log }) => {
    const isLogged = log.length === 1 && log[0]?.startsWith('warning OAuth token exchange failed') === true
    return isLogged && cookies.every(({ content }) => content.startsWith('deleted'))
  })
  const page = asInStreamlit('page', ['user', 'tokens'], (_, { user, tokens }) => user === nobody && tokens === '{}')
  return page(callback(pair))
}

/** A callback that is the same but for its code, which is "none" where the sample app gave none away. */
const codeOfNobody = asInStreamlit('request', ['what'], (streamlit, ours) => {
  const but = (what: string) => what.replace(/code=<code \d+, \d+ characters>/, 'code=…')
  return /code=<code \d+, 4 characters>/.test(ours.what) && but(streamlit.what) === but(ours.what)
})

function withoutReason(entry: Entry): Entry {
  if (entry.kind === 'provider') return entry
  return { ...entry, log: entry.log.map((line) => line.replace(/(Failed to get provider logout URL: ).*/, '$1…')) }
}
