import { expect, test } from 'vitest'
import { recordedLogin } from '#lib/lab/testing.ts'
import { writeChunks } from '#lib/streamlit/chunks.ts'
import { identitySetCookie } from '#lib/streamlit/set-cookie.ts'
import type { Header } from '#lib/trace/exchange.ts'
import { type JarCookie, jarsOf } from '#lib/trace/jars.ts'
import { parseSetCookie } from '#lib/trace/parse-set-cookie.ts'
import { jarViews } from './cookie-views.ts'

const secret = 'secret'
const signedAt = 1_700_000_000
const event = { kind: 'set', message: 1, phase: 'callback' } as const

function held(name: string, value: string): JarCookie {
  const set = parseSetCookie(identitySetCookie({ name, value, path: '/app/x' }), 0)
  return { name, value, set, held: true, history: [event] }
}

function login(claims: object): JarCookie[] {
  const value = JSON.stringify(claims)
  return writeChunks({ name: '_streamlit_user', value, secret, now: signedAt, path: '/app/x' }).map((one) =>
    held(one.name, one.value),
  )
}

const views = (app: JarCookie[], now = signedAt) => jarViews({ app, provider: [] }, { secret, now })
const day = 86_400

test('a login of Ada: what was set where, both verdicts, and a signature that can be made again', async () => {
  const { lab, current } = await recordedLogin('cookies', 'Log in', 'ada')
  const { exchanges } = await current()
  const app = lab.app('cookies')
  const now = Math.floor(Date.now() / 1000)
  const view = jarViews(jarsOf(exchanges), { secret: app?.cookieSecret ?? '', now })
  expect(view.app.map(({ name, held }) => [name, held])).toEqual([
    ['_streamlit_session', false],
    ['_streamlit_user', true],
    ['_streamlit_user_tokens', true],
  ])
  expect(view.app.map(({ history }) => history)).toEqual([
    ['set by step 2, the login link', 'removed by step 8, the callback'],
    ['set by step 8, the callback'],
    ['set by step 8, the callback'],
  ])
  expect(view.app.map(({ derivation }) => derivation?.verdict)).toEqual(['valid', 'valid', 'valid'])
  expect(view.verdict).toMatchObject({ loggedIn: true, log: null })
  expect(view.provider.filter(({ held }) => held).map(({ name, signature }) => [name, signature?.name])).toContainEqual(
    ['acme_session', 'acme_session.sig'],
  )
  expect(view.provider.some(({ name }) => name.endsWith('.sig'))).toBe(false)
})

test('explains the attributes of an identity cookie, and those that are left out on purpose', () => {
  const [cookie] = views(login({ sub: 'ada' })).app
  expect(cookie?.attributes.map(({ text }) => text)).toEqual([
    'HttpOnly',
    'Max-Age=2592000',
    'Path=/app/x',
    'SameSite=lax',
  ])
  expect(cookie?.missing.map(({ text }) => text)).toEqual(['Secure', 'Domain', 'Expires'])
  expect([...(cookie?.attributes ?? []), ...(cookie?.missing ?? [])].every(({ why }) => why !== null)).toBe(true)
})

test('counts a cookie with its attributes, and the header without them', () => {
  const view = views([held('_streamlit_user', 'abc')])
  expect(view.app[0]?.bytes).toBe('_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/app/x; SameSite=lax'.length)
  expect(view.header.bytes).toBe('Cookie: _streamlit_user=abc'.length)
})

test('puts pieces in order, joins them, and tells an orphan of an earlier login', () => {
  const noise = Array.from({ length: 2500 }, (_, index) => ((index * 7919) % 9973).toString(36)).join(' ')
  const pieces = login({ sub: 'linus', noise })
  const orphan = held('_streamlit_user_9', 'left.over.x')
  const view = views([orphan, ...pieces.toReversed()])
  expect(view.app.map(({ name }) => name)).toEqual([...pieces.map(({ name }) => name), '_streamlit_user_9'])
  expect(view.app[0]?.chunks?.joined).toContain('"sub":"linus"')
  expect(view.app[0]?.chunks?.orphans).toEqual(['_streamlit_user_9'])
  expect(view.app.filter((one) => one.orphan).map(({ name }) => name)).toEqual(['_streamlit_user_9'])
  expect(view.verdict.loggedIn).toBe(true)
})

test('a missing piece loses the login, and Streamlit logs it', () => {
  const noise = Array.from({ length: 2500 }, (_, index) => ((index * 7919) % 9973).toString(36)).join(' ')
  const view = views(login({ sub: 'linus', noise }).filter(({ name }) => name !== '_streamlit_user_2'))
  expect(view.verdict).toMatchObject({ loggedIn: false, log: "Missing chunk 2 for cookie '_streamlit_user'" })
})

test.each([
  ['an hour after the token', 2 * 3600, true, [true, false, false]],
  ['29 days', 29 * day, true, [true, false, false]],
  ['30 days', 30 * day, false, [true, true, false]],
  ['31 days and a second', 31 * day + 1, false, [true, true, true]],
])('%s', (_when, after, loggedIn, over) => {
  const view = views(login({ sub: 'ada', exp: signedAt + 3600 }), signedAt + after)
  expect(view.verdict.loggedIn).toBe(loggedIn)
  expect(view.lifetimes.map((one) => one.over)).toEqual(over)
})

test('at 30 days the browser holds the identity no more, at 31 the lab shows it being refused', () => {
  const claims = { sub: 'ada', exp: signedAt + 3600 }
  const dropped = views(login(claims), signedAt + 30 * day).app[0]
  const refused = views(login(claims), signedAt + 31 * day + 1).app[0]
  expect(dropped).toMatchObject({ held: false, over: true })
  expect(refused).toMatchObject({ held: true, over: false, derivation: { matches: true, verdict: 'too-old' } })
})

test('a forged cookie still shows what it says, and the app is silent about it', () => {
  const [cookie] = login({ sub: 'ada' })
  const value = cookie?.value.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')) ?? ''
  const view = views([held('_streamlit_user', value)])
  expect(view.app[0]?.content?.text).toContain('"sub": "ada"')
  expect(view.app[0]?.derivation).toMatchObject({ matches: false, verdict: 'forged' })
  expect(view.verdict).toMatchObject({ loggedIn: false, log: null })
  expect(view.lifetimes).toEqual([])
})

test('a cookie whose payload does not unpack is shown raw', () => {
  const view = views([held('_streamlit_user', '.eJ.ZVPxAA.x')])
  expect(view.app[0]?.content).toMatchObject({ text: null, sizes: null, parts: ['.eJ', 'ZVPxAA', 'x'] })
})

test('characters that turn the writing direction are shown as what they are', () => {
  const [cookie] = views(login({ name: 'a\u202eb<img onerror>' })).app
  expect(cookie?.content?.text).toContain(String.raw`"a\u202eb<img onerror>"`)
})

test('what breaks past 8,192 bytes of Cookie header', () => {
  const cookie: Header = ['cookie', `a=${'x'.repeat(8200)}`]
  const request = { method: 'GET', url: 'http://localhost/app/x/', headers: [cookie], body: null }
  const exchange = { at: 0, took: 1, channel: 'front', from: 'browser', to: 'app', tenant: null, remarks: [] } as const
  const view = jarViews(jarsOf([{ ...exchange, request, response: null }]), { secret, now: signedAt })
  expect(view.header.limits.map(({ passed }) => passed)).toEqual([true, true, false])
})
