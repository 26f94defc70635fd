import { expect, test } from 'vitest'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { entries, problems } from '../error-table.ts'

const first = (pasted: string) => findProblems(pasted, entries).hits[0]?.entry.code
const codesOf = (pasted: string) => findProblems(pasted, entries).hits.map(({ entry }) => entry.code)

/** What stands around an error in a real log. */
const noise = (text: string) => `  You can now view your Streamlit app in your browser.
  Local URL: http://localhost:8501
2026-11-26 02:10:11.120 INFO    streamlit.web: session started
\u001b[31m2026-11-26 02:10:12.004\u001b[0m ${text}
Traceback (most recent call last):
  File "/app/.venv/lib/python3.11/site-packages/starlette/routing.py", line 288, in handle
    await self.app(scope, receive, send)
2026-11-26 02:10:13.000 INFO    streamlit.web: session ended`

const owned = entries.flatMap(({ code, texts }) =>
  texts
    .filter(({ hint }) => hint === undefined)
    .map(({ text, beside }) => ({ code, text: text.replaceAll('…', 'xyz'), beside })),
)

test.each(owned)('$text leads to $code, noise around it or not', ({ code, text, beside }) => {
  const pasted = beside === undefined ? text : `${beside}\n${text}`
  expect(first(pasted)).toBe(code)
  expect(first(noise(pasted))).toBe(code)
})

test.each([
  ['https://login.microsoftonline.com/x/v2.0', 'entra-any-tenant'],
  ['http://keycloak:8080/realms/team', 'keycloak-invalid-iss'],
  ['https://id.example/', 'id-token-wrong-issuer'],
])('with %s in the log, a wrong issuer leads to %s', (address, code) => {
  expect(first(`GET ${address}\njoserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'`)).toBe(code)
})

test.each([
  ['mismatching_state', 'callback-unknown-state'],
  [
    'MismatchingStateError: mismatching_state: CSRF Warning! State not equal in request and response.',
    'callback-unknown-state',
  ],
  [
    "AADSTS50011: The redirect URI 'http://localhost:8501/oauth2callback' specified in the request does not match the redirect URIs configured for the application 'x'.",
    'unregistered-redirect-uri',
  ],
  ['AADSTS50011', 'unregistered-redirect-uri'],
  ['Authentication error', 'authentication-error'],
  [
    'OAuth token exchange failed for provider \'google\'. Clearing auth cookies.\nTraceback (most recent call last):\n  File "x.py", line 1\nauthlib.integrations.base_client.errors.OAuthError: invalid_client: Unauthorized',
    'wrong-client-secret',
  ],
  ['httpx.ConnectError: [Errno 111] Connection refused', 'metadata-unreachable'],
  ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', 'metadata-not-json'],
  ['Expecting value: line 1 column 1 (char 0)', 'metadata-not-json'],
  ['authlib.jose.errors.InvalidClaimError: invalid_claim: Invalid claim "iss"', 'id-token-wrong-issuer'],
  ['Error 400: redirect_uri_mismatch', 'unregistered-redirect-uri'],
  ['http://localhost:8501/?code=4/0AX4XfWh&state=xyzABC123', 'redirect-uri-without-callback'],
  ['AttributeError: st.user has no attribute "is_logged_in".', 'no-is-logged-in'],
  ['400 Bad Request: Request Header Or Cookie Too Large', 'cookies-too-big-for-proxy'],
  ['Invalid parameter: redirect_uri', 'unregistered-redirect-uri'],
  [
    'https://login.microsoftonline.com/x/oauth2?error=invalid_request&error_description=AADSTS50105%3a+Your+administrator',
    'not-allowed-at-provider',
  ],
  [
    'https://accounts.google.com/signin/oauth/error?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSsAEKWW91',
    'unregistered-redirect-uri',
  ],
  ['redirect-uri-slash', 'redirect-uri-slash'],
  [
    'httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)',
    'certificate-not-trusted',
  ],
  ['Error 403: access_denied', 'not-allowed-at-provider'],
  ['OAuthError: unauthorized_client: Invalid client or Invalid client credentials', 'wrong-client-secret'],
  ['We are sorry... Client not found.', 'client-unknown'],
  ['joserfc.errors.DecodeError: decode_error: Invalid JSON Web Signature', 'id-token-encrypted'],
  ["InvalidKeyTypeError: invalid_key_type: Algorithm 'HS256' requires 'oct' key", 'id-token-hs256'],
  ['InvalidClaimError: invalid_claim: The token was issued in the future', 'id-token-from-the-future'],
  ['RuntimeError: Missing "authorize_url" value', 'metadata-incomplete'],
  ['localhost redirected you too many times. ERR_TOO_MANY_REDIRECTS', 'login-loop'],
  ['This site can’t be reached\nlocalhost refused to connect.\nERR_CONNECTION_REFUSED', 'port-changed'],
  ['Access blocked: This app’s request is invalid\nError 400: redirect_uri_mismatch', 'unregistered-redirect-uri'],
  ['KeyError: \'st.secrets has no key "auth". Did you forget to add it to secrets.toml?\'', 'nothing-configured'],
  ['login works locally but not on the server', 'still-localhost'],
  ['google login works for me but not for colleagues', 'not-allowed-at-provider'],
  ['everybody is logged out after a restart', 'logged-out-after-restart'],
  ['csrf warning', 'callback-unknown-state'],
  ['session expires after 30 days', 'login-lasts-30-days'],
  ['how do I log in with github', 'github-no-oidc'],
  ['httpx.ReadTimeout\nError during OAuth authorization redirect.', 'metadata-slow'],
  [
    "OAuth token exchange failed for provider 'default'. Clearing auth cookies.\nhttpx.ReadTimeout",
    'token-endpoint-timeout',
  ],
  ['streamlit app loads forever after login spinner', 'cookies-over-8-kb'],
  ['login loop redirect endless', 'login-loop'],
  ['multipage app guard pages', 'pages-not-guarded'],
])('%s leads to %s', (pasted, code) => {
  expect(first(pasted)).toBe(code)
})

test('the line that says it is told', () => {
  const [hit] = findProblems('one\ntwo\nauthlib: invalid_client: Unauthorized\nfour', entries).hits
  expect(hit).toMatchObject({ by: 'code', what: 'invalid_client', line: 3 })
})

test.each(['AADSTS50012', 'AADSTS5001', 'AADSTS500113', 'AADSTS70001'])(
  '%s, which nobody here knows, leads to no other number',
  (number) => {
    const { hits, unknown } = findProblems(`${number}: Something about the redirect URI`, entries)
    expect(unknown).toEqual([number])
    expect(hits).toEqual([])
  },
)

test('every number of Microsoft leads to its own page, and names no other', () => {
  const numbers = problems.flatMap(({ code, texts }) =>
    texts.flatMap(({ text }) =>
      /AADSTS\d+/.exec(text)?.[0] ? [[/AADSTS\d+/.exec(text)?.[0] ?? '', code] as const] : [],
    ),
  )
  expect(numbers.length).toBeGreaterThan(12)
  for (const [number, code] of numbers) expect(codesOf(`error ${number} happened`)).toEqual([code])
})

test('what says nothing of a login finds nothing', () => {
  expect(codesOf('')).toEqual([])
  expect(codesOf('lorem ipsum dolor sit amet')).toEqual([])
})

test.each([...'abcdefghijklmnopqrstuvwxyz0 \n%\\["\'…'])(
  '64 kB of %j are read whole, and of 1 MB the ends',
  (letter) => {
    expect(findProblems(letter.repeat(64_000), entries).cut).toBe(false)
    expect(findProblems(letter.repeat(1_000_000), entries).cut).toBe(true)
  },
)

test.each([
  'invalid_client ',
  "OAuth provider '",
  'error during authentication: ',
  '/?code=',
  '%C3',
  '?authError=AAAAAAAA',
  'e0000001 aadsts1 ',
])('1 MB of %j is bounded', (text) => {
  const answer = findProblems(text.repeat(1_000_000 / text.length), entries)
  expect(answer.cut).toBe(true)
  expect(answer.hits.length).toBeLessThanOrEqual(6)
})
