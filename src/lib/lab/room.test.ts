import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { sessionCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import type { Lab } from './lab.ts'
import { testLab, testOrigin } from './testing.ts'
import { visit } from './visit.ts'

/** A lab whose store is as small as it takes to fill it here. */
const small = (characters: number) => {
  const store = memoryStore({ clock: Date.now, maxBytes: characters })
  return testLab({ store }).then((lab) => ({ lab, store }))
}

/** Requests of one browser from one address. */
function browser(lab: Lab, address: string) {
  const key = lab.visitors.issue(address)
  const shown = lab.visitors.setCookie(key).split(';')[0] ?? ''
  const get = (path: string, cookies = '') =>
    visit(
      lab,
      {
        method: 'GET',
        url: testOrigin + path,
        headers: new HeaderList({ cookie: `${shown}; ${cookies}` }),
        body: null,
      },
      address,
    )
  return { key, get }
}

const newcomer = (lab: Lab, address: string) =>
  visit(
    lab,
    { method: 'GET', url: `${testOrigin}/app/simple-example/`, headers: new HeaderList(), body: null },
    address,
  )

const captured = async (lab: Lab, key: string) =>
  (await lab.traces.current(key, 'simple-example'))?.exchanges.length ?? 0

test('a user whom a small cookie makes large takes no room, and others go on', async () => {
  const { lab, store } = await small(4_000_000)
  const app = lab.app('simple-example') ?? expect.fail()
  const now = Math.floor(Date.now() / 1000)
  const value = JSON.stringify({ origin: testOrigin, is_logged_in: true, name: 'x'.repeat(100_000) })
  const cookie = signCookie({ name: userCookie, value, secret: app.cookieSecret, now })
  expect(cookie.length).toBeLessThan(4096)
  const attacker = browser(lab, '192.0.2.1')
  for (let i = 0; i < 200; i++) await attacker.get('/app/simple-example/', `${userCookie}=${cookie}`)
  expect(store.bytes('app-session')).toBeLessThan(50_000)
  expect(await lab.settings.change(browser(lab, '192.0.2.2').key, 'simple-example', { step: true })).toBe(true)
})

test('whoever never shows the cookie that it is given takes no room from one who does', async () => {
  const { lab, store } = await small(4_000_000)
  const reader = browser(lab, '192.0.2.2')
  await reader.get('/app/simple-example/')
  for (let i = 0; i < 1000; i++) await newcomer(lab, '192.0.2.1')
  expect(store.size('runs')).toBe(1)
  expect(store.bytes('newcomers')).toBeLessThanOrEqual(80_000)
  expect([store.size('app-session'), store.size('app-said')]).toEqual([1, 0])
  expect(await captured(lab, reader.key)).toBe(1)
  await reader.get('/app/simple-example/auth/login?provider=x')
  expect(await captured(lab, reader.key)).toBe(2)
})

test('one address that fills the captures loses its own oldest, and nobody else anything', async () => {
  const { lab, store } = await small(4_000_000)
  const reader = browser(lab, '192.0.2.2')
  await reader.get('/app/simple-example/')
  for (let i = 0; i < 600; i++) await browser(lab, '192.0.2.1').get(`/app/simple-example/?${'x'.repeat(4000)}`)
  expect(store.bytes('runs')).toBeGreaterThan(900_000)
  expect(await captured(lab, reader.key)).toBe(1)
  const later = browser(lab, '192.0.2.3')
  await later.get('/app/simple-example/')
  expect(await captured(lab, later.key)).toBe(1)
})

test('what a visitor did before it came back with its cookie is part of its first run', async () => {
  const { lab, store } = await small(4_000_000)
  const answer = await newcomer(lab, '192.0.2.2')
  if (!answer || !('response' in answer)) throw new Error('no answer')
  const cookie = /lab_visitor=[^;]+/.exec(answer.response.headers.getSetCookie().join())?.[0] ?? ''
  const key = lab.visitors.read(cookie.split('=')[1]) ?? expect.fail()
  expect([store.size('newcomers'), await captured(lab, key)]).toEqual([1, 0])
  const headers = new HeaderList({ cookie: `${cookie}; ${sessionCookie}=x` })
  const url = `${testOrigin}/app/simple-example/auth/login?provider=x`
  await visit(lab, { method: 'GET', url, headers, body: null }, '192.0.2.2')
  expect([store.size('newcomers'), await captured(lab, key)]).toEqual([0, 2])
})

test('a key that nobody was given is a newcomer’s', async () => {
  const { lab, store } = await small(4_000_000)
  const headers = new HeaderList({ cookie: `lab_visitor=${'A'.repeat(28)}.${'A'.repeat(16)}` })
  await visit(lab, { method: 'GET', url: `${testOrigin}/app/simple-example/`, headers, body: null }, '192.0.2.1')
  expect([store.size('runs'), store.size('newcomers')]).toEqual([0, 1])
})

test('where a login could not end, it does not begin', async () => {
  const { lab, store } = await small(4_000_000)
  store.limit({ 'provider:acme:Session': 0 })
  const url = `${testOrigin}/provider/acme/auth?client_id=simple-example`
  const answer = await visit(lab, { method: 'GET', url, headers: new HeaderList(), body: null }, '192.0.2.1')
  expect(answer && 'response' in answer ? answer.response.status : answer).toBe(503)
  expect(store.size('provider:acme:Interaction')).toBe(0)
})
