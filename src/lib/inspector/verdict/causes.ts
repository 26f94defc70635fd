/** Where the mistake lies, and so where it is mended; `person`: it is none. */
export type Place = 'secrets' | 'app' | 'provider' | 'browser' | 'proxy' | 'network' | 'person'

interface Cause {
  /** What the person sees of it, as the verdict begins. */
  readonly seen: string
  /** Inline. What is so, in a few words: with its number and link it has two lines of a phone. */
  readonly why: string
  readonly place: Place
}

const out = 'Logged out'
const white = 'Authentication error'
const refused = 'Refused by the provider'
const box = 'Refused by the app'

/** Why a run did not end in a plain login: the code of the problem, which has its page at /errors/<code>/. */
export const causes = {
  'login-loop': { seen: out, why: 'and `st.login()` begins the next login at once', place: 'app' },
  'redirect-uri-without-base-path': { seen: 'Not Found', why: '`redirect_uri` lacks the base path', place: 'secrets' },
  'stale-login-link': { seen: out, why: 'the login link was too old, or signed with another secret', place: 'browser' },
  'authentication-error': { seen: white, why: 'the login could not begin', place: 'secrets' },
  'client-kwargs-crash': { seen: 'Internal Server Error', why: '`client_kwargs` is not a table', place: 'secrets' },
  'metadata-unreachable': { seen: white, why: 'the app could not reach the metadata', place: 'network' },
  'metadata-slow': { seen: white, why: 'the metadata came too late', place: 'network' },
  'metadata-not-json': { seen: white, why: '`server_metadata_url` gives no JSON', place: 'secrets' },
  'metadata-incomplete': { seen: white, why: 'the metadata name no `authorization_endpoint`', place: 'provider' },
  'unregistered-redirect-uri': {
    seen: refused,
    why: 'it does not know the `redirect_uri` or `client_id`',
    place: 'secrets',
  },
  'cancelled-consent': { seen: out, why: 'the login was denied at the provider', place: 'person' },
  'prompt-none': { seen: out, why: 'the provider had to ask, and `prompt=none` forbids it', place: 'secrets' },
  'select-account-refused': { seen: out, why: 'the provider does not know the `prompt`', place: 'secrets' },
  'scope-refused': { seen: out, why: 'the provider does not know a scope', place: 'secrets' },
  'provider-down': { seen: out, why: 'the provider had trouble of its own', place: 'provider' },
  'callback-provider-error': { seen: out, why: 'the provider sent an error back', place: 'provider' },
  'redirect-uri-without-callback': { seen: out, why: 'the code did not come to `/oauth2callback`', place: 'secrets' },
  'redirect-uri-misconfigured': { seen: out, why: 'secrets.toml has no `redirect_uri`', place: 'secrets' },
  'changed-state': { seen: out, why: '`state` came back changed', place: 'browser' },
  'lost-state-cookie': { seen: out, why: 'the cookie that holds `state` did not come back', place: 'browser' },
  'other-host': { seen: out, why: 'the login began under another host than it came back to', place: 'browser' },
  'second-tab': { seen: out, why: 'a second login began before this one ended', place: 'browser' },
  'replayed-callback': { seen: out, why: 'the callback was opened a second time', place: 'browser' },
  'callback-unknown-state': { seen: out, why: 'the app does not know the `state`', place: 'browser' },
  'wrong-client-secret': { seen: out, why: 'the provider refused the client secret', place: 'secrets' },
  'wrong-code-verifier': { seen: out, why: 'the PKCE verifier does not fit', place: 'browser' },
  'code-used-twice': { seen: out, why: 'the code was used a second time', place: 'browser' },
  'code-not-accepted': { seen: out, why: 'the provider did not accept the code', place: 'browser' },
  'token-endpoint-500': { seen: out, why: 'the token endpoint failed', place: 'provider' },
  'token-endpoint-timeout': { seen: out, why: 'the token endpoint did not answer in time', place: 'network' },
  'callback-exchange-failed': { seen: out, why: 'the code bought no valid tokens', place: 'app' },
  'scope-without-openid': { seen: out, why: 'no ID token came, as `openid` is not in the scope', place: 'secrets' },
  'changed-nonce': { seen: out, why: 'the ID token has another `nonce` than was sent', place: 'browser' },
  'jwks-rotated': { seen: out, why: 'the provider’s keys lack the one of the ID token', place: 'provider' },
  'id-token-bad-signature': { seen: out, why: 'the signature of the ID token is wrong', place: 'provider' },
  'id-token-encrypted': { seen: out, why: 'the ID token is encrypted', place: 'provider' },
  'id-token-unsigned': { seen: out, why: 'the ID token is not signed', place: 'provider' },
  'id-token-expired': { seen: out, why: 'the ID token has expired, so two clocks differ', place: 'provider' },
  'id-token-from-the-future': { seen: out, why: 'the ID token is of the future: two clocks differ', place: 'app' },
  'id-token-wrong-issuer': { seen: out, why: 'the ID token names another issuer', place: 'provider' },
  'issuer-with-slash': { seen: out, why: 'the issuer has a slash more or less at its end', place: 'provider' },
  'issuer-under-two-hosts': { seen: out, why: 'the issuer has another host name', place: 'provider' },
  'several-audiences': { seen: out, why: 'the ID token is for several apps, without `azp`', place: 'provider' },
  'id-token-hs256': { seen: out, why: 'the ID token is signed with the client secret', place: 'provider' },
  'id-token-other-audience': { seen: out, why: 'the ID token is for another app', place: 'provider' },
  'id-token-without-iat': { seen: out, why: 'the ID token lacks `iat`', place: 'provider' },
  'origin-mismatch': { seen: out, why: 'the address bar is not that of `redirect_uri`', place: 'browser' },
  'missing-xsrf-token': { seen: out, why: 'the cookies came, and the WebSocket did not count them', place: 'proxy' },
  'login-cookie-unreadable': { seen: out, why: 'the login cookie cannot be read', place: 'browser' },
  'several-servers': {
    seen: out,
    why: 'a cookie was changed, or signed with another secret',
    place: 'browser',
  },
  'logged-out-after-restart': { seen: out, why: 'the browser did not bring the login cookie', place: 'browser' },
  'cookies-over-8-kb': { seen: 'Loading for ever', why: 'the cookies are over 8 kB', place: 'provider' },
  'cookies-over-4-kb': { seen: 'Logged in', why: 'its cookies are in pieces', place: 'provider' },
  'claim-missing': { seen: 'Logged in', why: 'then `app.py` raised: most often a claim is missing', place: 'app' },
  'expose-refresh-token': { seen: 'Loading for ever', why: 'the app refuses what secrets.toml says', place: 'secrets' },
  'auth-not-a-table': { seen: 'Loading for ever', why: '`auth` in secrets.toml is no table', place: 'secrets' },
  'redirect-uri-missing': { seen: box, why: '`[auth]` has no `redirect_uri`', place: 'secrets' },
  'cookie-secret-missing': { seen: box, why: '`[auth]` has no `cookie_secret`', place: 'secrets' },
  'cookie-secret-empty': { seen: box, why: '`cookie_secret` is empty', place: 'secrets' },
  'cookie-secret-not-text': { seen: box, why: '`cookie_secret` is no text', place: 'secrets' },
  'provider-keys-missing': { seen: box, why: 'a key of the provider is missing', place: 'secrets' },
  'provider-missing': { seen: box, why: 'there is no table of that provider', place: 'secrets' },
  'provider-name-underscore': { seen: box, why: 'the provider’s name has an underscore', place: 'secrets' },
  'provider-not-a-table': { seen: box, why: 'what stands for the provider is no table', place: 'secrets' },
  'client-kwargs-not-a-table': { seen: box, why: '`client_kwargs` is no table', place: 'secrets' },
  'nothing-configured': { seen: box, why: '`st.login()` raised over secrets.toml', place: 'secrets' },
  'no-is-logged-in': {
    seen: box,
    why: '`app.py` raised before anybody could log in',
    place: 'secrets',
  },
  'logout-address-not-registered': { seen: out, why: 'and the provider refused the way back', place: 'provider' },
} as const satisfies Record<string, Cause>

export type CauseCode = keyof typeof causes
