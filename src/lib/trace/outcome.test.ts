import { expect, test } from 'vitest'
import { labBrowser, recordedLogin, testLab, testVisitor } from '#lib/lab/testing.ts'
import { type CallbackCode, callbackBranches, callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import type { Exchange, Header, Remark } from './exchange.ts'
import { outcomeOf } from './outcome.ts'

const message = (
  line: string,
  status: number | null,
  headers: readonly Header[] = [],
  remarks: readonly Remark[] = [],
): Exchange => {
  const [method = '', path = ''] = line.split(' ')
  const to = path.startsWith('/app/') ? 'app' : 'provider'
  const back = /\/(?:token|jwks|\.well-known.*)$/.test(path)
  return {
    at: 0,
    took: 1,
    channel: back ? 'back' : 'front',
    from: back ? 'app' : 'browser',
    to,
    tenant: null,
    request: { method, url: `http://localhost${path}`, headers: [], body: null },
    response: status === null ? null : { status, headers, body: null },
    remarks,
  }
}
const home: Header = ['location', '/app/cookies/']
const session: Header = ['set-cookie', '_streamlit_session=x; Path=/app/cookies']
const user: Header = ['set-cookie', '_streamlit_user="x"; Path=/app/cookies; Max-Age=2592000']
const noUser: Header = ['set-cookie', '_streamlit_user=""; Path=/app/cookies; Max-Age=0']
const page = message('GET /app/cookies/', 200)
const login = message('GET /app/cookies/auth/login', 302, [home, session])
const success = message('GET /app/cookies/oauth2callback?code=c&state=s', 302, [home, user])
const returned = message('GET /app/cookies/oauth2callback', 302, [home])
const token = message('POST /provider/acme/token', 200)
const failed = (code: CallbackCode, ...headers: readonly Header[]) => {
  const { log } = callbackOutcome(code, { provider: 'default', error: 'access_denied' })
  return message(
    'GET /app/cookies/oauth2callback?code=c&state=s',
    302,
    [home, ...headers],
    log ? [{ kind: 'log', level: log.level, text: log.text }] : [],
  )
}

test.each([
  ['nothing but pages', [page, page], { kind: 'no-login' }],
  ['no messages', [], { kind: 'no-login' }],
  ['a login that stopped at the provider', [page, login], { kind: 'not-finished', message: 2 }],
  ['a login', [page, login, success, token], { kind: 'logged-in', message: 3 }],
  [
    'a login and a logout',
    [login, success, message('GET /app/cookies/auth/logout', 302, [home, noUser])],
    { kind: 'logged-out', message: 3 },
  ],
  [
    'a logout that came back by way of the provider',
    [login, success, message('GET /app/cookies/auth/logout', 302, [home, noUser]), returned],
    { kind: 'logged-out', message: 3 },
  ],
  [
    'a login link that was too old',
    [page, message('GET /app/cookies/auth/login', 302, [home])],
    { kind: 'failed', branch: 'login-link-refused', message: 2 },
  ],
  [
    'metadata that could not be read',
    [message('GET /app/cookies/auth/login', 400)],
    { kind: 'failed', branch: 'login-failed', message: 1 },
  ],
  [
    'a request that the provider refused',
    [login, message('GET /provider/acme/auth', 400)],
    { kind: 'failed', branch: 'provider-refused', message: 2 },
  ],
  [
    'a token request without an answer',
    [login, failed('callback-exchange-failed'), message('POST /provider/acme/token', null)],
    { kind: 'no-answer', branch: 'callback-exchange-failed', message: 3 },
  ],
  [
    'metadata without an answer at the login',
    [message('GET /app/cookies/auth/login', 400), message('GET /provider/acme/.well-known/openid-configuration', null)],
    { kind: 'no-answer', branch: 'login-failed', message: 2 },
  ],
  [
    'a stale callback after a login, which leaves the login as it is',
    [login, success, failed('callback-unknown-state')],
    { kind: 'logged-in', message: 2 },
  ],
  [
    'a second callback that takes the login away',
    [login, success, failed('callback-exchange-failed', noUser)],
    { kind: 'failed', branch: 'callback-exchange-failed', message: 3 },
  ],
  [
    'a callback that failed without a word',
    [login, message('GET /app/cookies/oauth2callback?code=c&state=s', 500)],
    { kind: 'failed', branch: 'callback-failed', message: 2 },
  ],
])('%s', (_what, exchanges, outcome) => {
  expect(outcomeOf(exchanges)).toEqual(outcome)
})

const branches = Object.keys(callbackBranches).filter((code) => code !== 'callback-success')

test.each(branches as CallbackCode[])('knows %s by the line that Streamlit logs', (code) => {
  expect(outcomeOf([login, failed(code)])).toEqual({ kind: 'failed', branch: code, message: 2 })
})

test('a real login ends logged in, and logged out when its logout is pressed', async () => {
  const { browser, current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  expect(outcomeOf((await current()).exchanges).kind).toBe('logged-in')
  await browser.open('/app/simple-example/auth/logout')
  expect(outcomeOf((await current()).exchanges).kind).toBe('logged-out')
})

test('a real denial ends in Streamlit’s branch for it', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab, testVisitor)
  const start = await browser.open('/app/simple-example/')
  const link = start.kind === 'app' ? start.page.drawn.find((one) => one.kind === 'login') : undefined
  const signIn = await browser.open(link?.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  await browser.open(signIn.page.action, { deny: 'deny' })
  const run = await lab.traces.current(testVisitor, 'simple-example')
  expect(outcomeOf(run?.exchanges ?? [])).toMatchObject({ kind: 'failed', branch: 'callback-provider-error' })
})
