import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { expect, inject, test } from 'vitest'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { type PageRecord, problemsFile, recordsFile } from '../../src/lib/search/page-record.ts'
import { createSearch } from '../../src/lib/search/search.ts'
import { entries } from '../error-table.ts'
import pasted from '../fixtures/pasted-strings.json' with { type: 'json' }

const dist = process.env['SITE_DIST']
if (!dist) throw new Error('SITE_DIST is not set: run through tests/global-site.ts')
const records: readonly PageRecord[] = JSON.parse(readFileSync(join(dist, 'client', recordsFile), 'utf8'))
const search = await createSearch(records, entries)

const hrefs = (query: string) => search(query).groups.flatMap(({ hits }) => hits.map(({ href }) => href))
const first = (query: string) => hrefs(query)[0]

/** What stands around an error in a real log, as a field of one line has it. */
const noise = (text: string) =>
  `You can now view your Streamlit app in your browser. Local URL: http://localhost:8501 2026-11-26 02:10:12.004 ${text} Traceback (most recent call last): File "/app/.venv/lib/python3.11/site-packages/starlette/routing.py", line 288, in handle await self.app(scope, receive, send) 2026-11-26 02:10:13.000 INFO streamlit.web: session ended`

const owned = entries.flatMap(({ code, texts }) =>
  texts
    .filter(({ hint }) => hint === undefined)
    .map(({ text, beside }) => ({ code, text: `${beside ?? ''} ${text.replaceAll('…', 'xyz')}`.trim() })),
)

test.each(owned)('$text leads to $code first, noise around it or not', ({ code, text }) => {
  expect(first(text)).toBe(`/errors/${code}/`)
  expect(first(noise(text))).toBe(`/errors/${code}/`)
})

/** What people paste, as far as the finder knows a word of it: what they say in words of their own may be in the guide. */
const strings = pasted
  .map(([text, codes]) => ({ text: String(text), codes: Array.isArray(codes) ? codes : [] }))
  .filter(({ text }) => (findProblems(text, entries).hits[0]?.by ?? 'words') !== 'words')

test.each(strings)('what somebody pasted has its page first: $text', ({ text, codes }) => {
  expect(codes.map((code) => `/errors/${code}/`)).toContain(first(text)?.replace(/#.*/, ''))
})

test('most of what people paste has a word that the finder knows', () => {
  expect(strings.length).toBeGreaterThan(80)
})

test.each([
  ['cookie_secret', '/guide/configure/#every-key'],
  ['expose_tokens', '/guide/configure/#every-key'],
  ['client_kwargs', '/guide/provider-keywords/#client_kwargs'],
  ['redirect_uri', '/guide/configure/#every-key'],
  ['server_metadata_url', '/guide/configure/#every-key'],
  ['authorize_params', '/guide/provider-keywords/#authorize_params'],
  ['prompt', '/guide/provider-keywords/#what-streamlit-sends'],
  ['_streamlit_user', '/guide/cookies-and-logging-out/#three-cookies'],
  ['email_verified', '/glossary/#claim-email_verified'],
  ['preferred_username', '/glossary/#claim-preferred_username'],
  ['sub claim', '/glossary/#claim-sub'],
  ['PKCE', '/glossary/#pkce'],
  ['nonce', '/glossary/#nonce'],
  ['discovery document', '/glossary/#discovery-document'],
  ['refresh token', '/glossary/#refresh-token'],
  ['st.login', '/guide/login-user-logout/#stlogin'],
  ['st.logout()', '/guide/login-user-logout/#stlogout'],
  ['multiple providers', '/guide/multiple-providers/'],
  ['logout does not log out of Google', '/errors/still-logged-in-elsewhere/'],
  ['sign out of google', '/providers/google/#logging-out'],
  ['how long does the login last', '/errors/login-lasts-30-days/#confirm'],
  ['trustedUserHeaders', '/reference/options/#server.trustedUserHeaders'],
  ['WEBSOCKETS_MAX_LINE_LENGTH', '/reference/options/#WEBSOCKETS_MAX_LINE_LENGTH'],
  ['Streamlit versions', '/versions/'],
  ['Streamlit 1.57.0', '/versions/1.57.0/'],
  ['keycloak', '/providers/keycloak/'],
  ['github', '/providers/github/'],
  ['entra id', '/providers/entra/'],
  ['mix up attack', '/lab/attacks/mix-up/'],
  ['AADSTS50011', '/errors/unregistered-redirect-uri/'],
  ['invalid_grant', '/errors/code-not-accepted/'],
  ['"Missing provider for OAuth callback"', '/errors/callback-unknown-state/'],
  ['redirct_uri', '/guide/configure/#every-key'],
  ['cookie_secert', '/guide/configure/#every-key'],
  ['keyclok', '/providers/keycloak/'],
  ['expose_tokns', '/guide/configure/#every-key'],
  ['discovry document', '/glossary/#discovery-document'],
])('%s leads to %s first', (query, href) => {
  expect(first(query)).toBe(href)
})

/** Whole messages, as they stand in logs and on pages of providers. */
test.each([
  [
    'streamlit.errors.StreamlitAuthError: Authentication credentials in `.streamlit/secrets.toml` are missing the "cookie_secret" key. Please check your configuration.',
    'cookie-secret-missing',
  ],
  [
    'authlib.integrations.base_client.errors.MismatchingStateError: mismatching_state: CSRF Warning! State not equal in request and response.',
    'callback-unknown-state',
  ],
  [
    "AADSTS50011: The redirect URI 'https://app.example.com/oauth2callback' specified in the request does not match the redirect URIs configured for the application 'f1'.",
    'unregistered-redirect-uri',
  ],
  ["joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'", 'id-token-wrong-issuer'],
  ['AttributeError: st.user has no attribute "is_logged_in". Did you forget to initialize it?', 'no-is-logged-in'],
  ['httpx.ConnectError: [Errno 111] Connection refused', 'metadata-unreachable'],
  ['OAuthError: invalid_client: Unauthorized', 'wrong-client-secret'],
  ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', 'metadata-not-json'],
  ['ERROR OAuth provider did not return user information', 'scope-without-openid'],
  ['StreamlitAuthError: Auth provider name "my_google" contains an underscore.', 'provider-name-underscore'],
])('%s leads to %s first', (message, code) => {
  expect(first(message)).toBe(`/errors/${code}/`)
  expect(first(`"${message}"`)).toBe(`/errors/${code}/`)
})

test.each(['AADSTS500113', 'AADSTS5001', 'AADSTS50011x', 'E0000099'])('%s is no other number', (query) => {
  expect(hrefs(query)).toEqual([])
})

test('the first search loads less than 140 kB, and the others nothing', () => {
  const files = [
    `client/${recordsFile}.br`,
    `client/${problemsFile}.br`,
    ...globSync('client/_astro/search-worker*.js.br', { cwd: dist }),
  ]
  expect(files).toHaveLength(3)
  expect(files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0)).toBeLessThan(140_000)
})

const ask = (query: string) => fetch(`${inject('origin')}/search/?${new URLSearchParams({ q: query })}`)

test('without JavaScript, the server answers with the same hits in the page', async () => {
  const answer = await ask('cookie_secert')
  const page = parse(await answer.text())
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(page.querySelector('#q')?.getAttribute('value')).toBe('cookie_secert')
  expect(page.querySelector('main [role=status]')?.text).toContain('Did you mean “cookie_secret”?')
  expect(page.querySelectorAll('.hits a').map((link) => link.getAttribute('href'))).toEqual(hrefs('cookie_secert'))
})

test('what is asked is text in the page', async () => {
  const page = parse(await (await ask('"><script>alert(1)</script><i>zzqqxx')).text())
  expect(page.querySelectorAll('main i, main script:not([src])').map(String)).toEqual([])
  expect(page.querySelector('#q')?.getAttribute('value')).toBe('"><script>alert(1)</script><i>zzqqxx')
})

test.each(['', '   ', '漢'.repeat(800), '\u0000', '\ud800', '%', 'a'.repeat(5000)])(
  'a page comes for %j too',
  async (query) => {
    const answer = await ask(query)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<h1')
  },
)

test('without a question it is the list of all pages', async () => {
  const page = parse(await (await fetch(`${inject('origin')}/search/`)).text())
  const links = page.querySelectorAll('#all-pages a').map((link) => link.getAttribute('href'))
  expect(links).toContain('/guide/configure/#every-key')
  expect(links).toContain('/fix/')
})

test.each([
  ['letters', 'a'.repeat(16_000)],
  ['quotes', '"'.repeat(16_000)],
  ['names', 'a_'.repeat(8_000)],
  ['dots', 'a.'.repeat(8_000)],
  ['frequent words', 'the login of a streamlit provider '.repeat(500)],
  ['unknown words', 'qwzxrt '.repeat(2_000)],
  ['numbers', Array.from({ length: 1_000 }, (_, index) => `AADSTS${90_000 + index}`).join(' ')],
])('a hundred times as much of %s as is read takes no longer than what is read', (_what, text) => {
  expect(search(text.repeat(100))).toBeDefined()
})
