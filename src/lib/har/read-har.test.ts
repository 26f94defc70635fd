import { expect, test } from 'vitest'
import { readHar } from './read-har.ts'

interface Sent {
  readonly url: string
  readonly method?: string
  readonly sent?: Readonly<Record<string, string>>
  readonly status?: number
  readonly got?: Readonly<Record<string, string>>
  readonly type?: string
  readonly text?: string
  readonly resource?: string
}

const list = (headers: Readonly<Record<string, string>> = {}) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

function har(...messages: readonly Sent[]): string {
  const entries = messages.map(
    ({ url, method = 'GET', sent, status = 302, got, type = '', text, resource }, index) => ({
      startedDateTime: new Date(Date.UTC(2026, 0, 1) + index * 10_000).toISOString(),
      time: 20,
      request: { method, url, headers: list(sent) },
      response: { status, headers: list(got), content: { mimeType: type, text } },
      _resourceType: resource,
    }),
  )
  return JSON.stringify({ log: { entries } })
}

const app = 'https://app.example.com'
const authorize = (state: string, at = 'https://login.example.com/authorize') =>
  `${at}?response_type=code&client_id=x&redirect_uri=${app}/oauth2callback&scope=openid&state=${state}`
const login = (state: string, url = `${app}/auth/login?provider=a.b.c`): Sent => ({
  url,
  got: { location: authorize(state), 'set-cookie': `_streamlit_session=of-${state}` },
})
const callback = (state: string, sent: Sent['sent'] = { cookie: `_streamlit_session=of-${state}` }): Sent => ({
  url: `${app}/oauth2callback?code=the-code-4711&state=${state}`,
  sent: sent ?? {},
  got: { location: '/' },
})

const told = (...messages: readonly Sent[]) => {
  const answer = readHar(har(...messages))
  return answer.ok ? [answer.verdict.link?.problem ?? null, answer.verdict.text] : answer.why
}

test.each<[string, readonly Sent[], string | null, string]>([
  ['the session cookie stayed away', [login('a'), callback('a', {})], 'lost-state-cookie', 'cookie that holds `state`'],
  [
    'a second login began',
    [login('a'), login('b'), callback('a', { cookie: '_streamlit_session=of-b' })],
    'second-tab',
    'a second login',
  ],
  [
    'another state',
    [login('a'), callback('z', { cookie: '_streamlit_session=of-a' })],
    'changed-state',
    'came back changed',
  ],
  ['a callback twice', [login('a'), callback('a'), callback('a')], 'replayed-callback', 'a second time'],
  ['a good state that is not known', [login('a'), callback('a')], 'several-servers', 'another secret'],
  ['only the callback', [callback('a')], 'callback-unknown-state', 'not in this file'],
  [
    'the code comes to another path',
    [login('a'), { url: `${app}/?code=x&state=a`, status: 200, type: 'text/html' }],
    'redirect-uri-without-callback',
    'did not come to',
  ],
  [
    'the login link is refused',
    [{ url: `${app}/auth/login?provider=x`, got: { location: '/', 'set-cookie': 'a=b' } }],
    'stale-login-link',
    'too old',
  ],
  [
    'nobody answers at the provider',
    [login('a'), { url: authorize('a'), status: 200, type: 'text/html' }],
    null,
    'the provider waits for a person',
  ],
])('%s', (_what, messages, problem, words) => {
  const [named, text] = told(...messages)
  expect(named).toBe(problem)
  expect(text).toContain(words)
})

test('a login cookie over what Streamlit takes is seen', () => {
  const page = {
    url: `${app}/`,
    status: 200,
    type: 'text/html',
    sent: { cookie: `_streamlit_user=${'x'.repeat(9000)}` },
  }
  const set = { ...callback('a'), got: { location: '/', 'set-cookie': '_streamlit_user=x' } }
  expect(told(login('a'), set, page)[0]).toBe('cookies-over-8-kb')
})

test('Microsoft says in its page, with status 200, what it refuses', () => {
  const text =
    '<title>x</title><body><script>1</script>AADSTS50011: The redirect URI does not match, ada@example.com</body>'
  const at = 'https://login.microsoftonline.com/t/oauth2/v2.0/authorize'
  const answer = readHar(har(login('a'), { url: authorize('a', at), status: 200, type: 'text/html', text }))
  expect(answer.ok && answer.clues).toBe('x AADSTS50011: The redirect URI does not match, masked-email')
})

test('an app and a provider on one host are told apart by their paths', () => {
  const at = 'https://app.example.com/realms/x/protocol/openid-connect/auth'
  const begin = { ...login('a'), got: { location: authorize('a', at), 'set-cookie': '_streamlit_session=s' } }
  const answer = readHar(
    har(begin, { url: authorize('a', at), status: 400, type: 'text/html', text: 'Invalid parameter: redirect_uri' }),
  )
  expect(answer.ok && answer.steps.at(-1)?.route).toBe('Browser → Provider')
  expect(answer.ok && answer.verdict.link?.problem).toBe('unregistered-redirect-uri')
})

test('parts of pages, other sites and other hosts of before are no login', () => {
  const answer = readHar(
    har(
      { url: 'https://news.example.com/', status: 200, type: 'text/html' },
      login('a'),
      { url: authorize('a'), status: 200, type: 'text/html' },
      { url: 'https://login.example.com/logo.svg', status: 200, type: 'image/svg+xml' },
      { url: 'https://login.example.com/api', status: 200, type: 'text/html', resource: 'fetch' },
      callback('a'),
    ),
  )
  expect(answer.ok && [answer.kept, answer.entries]).toEqual([3, 6])
})

test('what a person typed, where the browser says who they are, and other parameters are left out', () => {
  const typed = {
    url: 'https://login.example.com/u/0123456789abcdef0123456789/login?ctx=canary-1&login_hint=canary-2',
    method: 'POST',
    sent: {
      authorization: 'Basic canary-3',
      'x-own': 'canary-4',
      cookie: 'sid=canary-5',
      referer: 'https://x.example/?t=canary-6',
    },
    status: 200,
    type: 'text/html',
    text: 'canary-7-0123456789abcdefghij',
    got: { 'x-session': 'canary-8' },
  }
  const answer = JSON.stringify(
    readHar(har(login('a'), { url: authorize('a'), status: 302, got: { location: '/u' } }, typed)),
  )
  expect(answer).toContain('/u/left-out/login')
  expect(answer).not.toContain('canary')
})

test('a file without cookies that ends with a callback with a code says nothing of the login', () => {
  const bare = { url: `${app}/auth/login?provider=x`, got: { location: authorize('a') } }
  const [problem, text] = told(bare, { ...callback('a'), sent: {} })
  expect([problem, text]).toEqual([
    null,
    'The callback came, and this file has no cookies: whether it logged anybody in is not in it',
  ])
})
