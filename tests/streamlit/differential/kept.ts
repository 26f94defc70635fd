import type { CookieEntry, Entry, PageEntry, RequestEntry } from './transcript.ts'

interface Pair {
  readonly streamlit: Entry
  readonly ours: Entry
}

/** A difference that stays on purpose: `allow` takes it, and nothing else, out of a pair of entries. */
interface KeptDifference {
  /** It may turn up in every story, not only in those that name it. */
  readonly everywhere: boolean
  readonly reason: string
  readonly allow: (pair: Pair) => Pair
}

export const keptDifferences = {
  'session-path': {
    everywhere: true,
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
    reason:
      'With a base path Streamlit deletes its identity cookies at "/" too, for its Tornado days. The sample app would log the reader out of their own app on localhost (decision 007).',
    allow: cookiesOfStreamlit((cookies) =>
      cookies.filter(({ content, attributes }) => !(content.startsWith('deleted') && attributes.includes('Path=/;'))),
    ),
  },
  'mismatch-tokens': {
    everywhere: false,
    reason:
      'On an origin mismatch Streamlit leaves the key `tokens` with the anonymous user, empty or with the exposed ones. The sample app does not (decision 007).',
    allow: pages((streamlit, ours) => {
      const user = streamlit.user?.replace(/^\{"tokens":\{.*\},(?="is_logged_in":false\}$)/, '{') ?? null
      return [user === streamlit.user ? streamlit : { ...streamlit, user, tokens: '{}' }, ours]
    }),
  },
  'many-chunks': {
    everywhere: false,
    reason:
      'A cookie that claims more than 32 chunks is unreadable for the sample app; Streamlit looks for them (decision 007).',
    allow: pages((streamlit, ours) => [
      { ...streamlit, log: streamlit.log.filter((line) => !line.includes('Missing chunk 1 ')) },
      ours,
    ]),
  },
  'no-socket': {
    everywhere: false,
    reason:
      'Streamlit ignores identity cookies on a WebSocket without XSRF token or Origin, and says nothing. The sample app is plain pages: it has no WebSocket and no such token.',
    allow: pages((streamlit, ours) => (streamlit.without === null ? [streamlit, ours] : [streamlit, streamlit])),
  },
  'header-wall': {
    everywhere: false,
    reason:
      'Over 8 kB of cookies Streamlit’s WebSocket refuses the handshake and the app never loads. The sample app is plain pages and still loads.',
    allow: pages((streamlit, ours) => (streamlit.shown === 'no answer' ? [streamlit, streamlit] : [streamlit, ours])),
  },
  'old-states': {
    everywhere: false,
    reason:
      'Login states of other providers that are older than an hour go when a login begins; Streamlit keeps them until a callback (decision 007).',
    allow: cookiesOfStreamlit((cookies) =>
      cookies.map((cookie) => ({
        ...cookie,
        content: cookie.content.replace(/_state_[^;]* until <now - [^>]*>; /, ''),
      })),
    ),
  },
  'issuer-of-url': {
    everywhere: false,
    reason:
      'The sample app refuses metadata whose `issuer` is not the one of their URL (OpenID Connect Discovery 1.0 §4.3). Streamlit takes them.',
    allow: requests((streamlit, ours) => (ours.status === 400 ? streamlit : ours)),
  },
  'metadata-url': {
    everywhere: false,
    reason:
      'openid-client adds /.well-known/openid-configuration to a metadata URL that has no /.well-known/ in it. Streamlit fetches what is written.',
    allow: requests((streamlit, ours) => (ours.status === 400 ? streamlit : ours)),
  },
  'token-answer': {
    everywhere: false,
    reason:
      'openid-client refuses a token answer without `access_token`, `token_type` "bearer" (RFC 6749 §5.1, §7.1) or, when a nonce was sent, ID token. Authlib takes the first three, and Streamlit has a log line of its own for the last.',
    allow: refusedHere,
  },
  'response-issuer': {
    everywhere: false,
    reason:
      'openid-client compares `iss` of the callback with the provider that the login began with (RFC 9207). Streamlit does not look at it.',
    allow: refusedHere,
  },
  'logout-reason': {
    everywhere: false,
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

/** Puts something else in place of the sample app's answer. */
function requests(change: (streamlit: RequestEntry, ours: RequestEntry) => RequestEntry): KeptDifference['allow'] {
  return ({ streamlit, ours }) =>
    streamlit.kind === 'request' && ours.kind === 'request'
      ? { streamlit, ours: change(streamlit, ours) }
      : { streamlit, ours }
}

/** A callback that only the sample app refuses, and the page that it leads to. */
function refusedHere({ streamlit, ours }: Pair): Pair {
  return failedExchange(ours) || (streamlit.kind === 'page' && ours.kind === 'page' && isLoggedOut(ours))
    ? { streamlit, ours: streamlit }
    : { streamlit, ours }
}

function failedExchange(entry: Entry): boolean {
  return entry.kind === 'request' && entry.log.some((line) => line.includes('OAuth token exchange failed'))
}

function isLoggedOut({ user }: PageEntry): boolean {
  return user === '{"is_logged_in":false}'
}

function withoutReason(entry: Entry): Entry {
  if (entry.kind === 'provider') return entry
  return { ...entry, log: entry.log.map((line) => line.replace(/(Failed to get provider logout URL: ).*/, '$1…')) }
}
