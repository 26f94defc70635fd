import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { loginsOf, ownAppCaps, ownAppCaptures, ownAppLimits } from './captures.ts'
import { readersApp } from './testing.ts'

const exchange = (at: number, path: string): Exchange => ({
  at,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: 'provider',
  tenant: 'acme',
  request: { method: 'GET', url: `http://localhost:4321/provider/acme/${path}`, headers: [], body: null },
  response: { status: 200, headers: [], body: null },
  remarks: [],
})

test('the oldest messages make room for new ones', async () => {
  const captures = ownAppCaptures(memoryStore({ clock: () => 0, caps: {} }))
  for (let at = 0; at <= ownAppLimits.max; at++) await captures.keep('tag', 'sender', exchange(at, 'auth'))
  const kept = (await captures.list('tag')).map(({ at }) => at)
  expect(kept).toHaveLength(41)
  expect([kept[0], kept.at(-1)]).toEqual([80, 120])
})

test('whoever knows the client_id of an app pushes out none of its owner’s messages', async () => {
  const captures = ownAppCaptures(memoryStore({ clock: () => 0, caps: ownAppCaps }))
  await captures.keep('tag', 'owner1', exchange(0, 'auth'))
  for (let at = 1; at <= 500; at++) await captures.keep('tag', 'flood1', exchange(at, 'auth'))
  expect((await captures.list('tag'))[0]?.at).toBe(0)
})

test('when the store is full nothing is kept and nothing fails', async () => {
  const captures = ownAppCaptures(memoryStore({ clock: () => 0, caps: { 'own-app': 1 } }))
  await captures.keep('one', 'sender', exchange(0, 'auth'))
  await captures.keep('two', 'sender', exchange(1, 'auth'))
  expect([await captures.list('one'), await captures.list('two')].map((list) => list.length)).toEqual([1, 0])
})

test('a login begins with the metadata that were read before its authorization request', () => {
  const paths = ['jwks', '.well-known/openid-configuration', 'auth', '.well-known/openid-configuration', 'jwks']
  const twice = [...paths.slice(1), '.well-known/openid-configuration', 'auth']
  const lengths = (list: readonly string[]) =>
    loginsOf(list.map((path, at) => exchange(at, path))).map((one) => one.length)
  expect(lengths([])).toEqual([])
  expect(lengths(['jwks'])).toEqual([1])
  expect(lengths(paths)).toEqual([1, 4])
  expect(lengths(twice)).toEqual([4, 2])
})

test('an app sees nothing of another, and a made-up tag names none', async () => {
  const { lab, app, begin } = await readersApp()
  const other = await lab.ownApps.register({ name: 'Other', redirectUri: 'http://localhost:1/x', tenant: 'acme' })
  await begin()
  expect((await lab.ownApps.logins(app)).length).toBe(1)
  expect(other.ok && (await lab.ownApps.logins(other.app))).toEqual([])
  const url = 'http://localhost:4321/provider/acme/jwks?app=AAAAAAAAAAAAAAAAAAAAAAAAAAA'
  expect(await lab.ownApps.tagOf('simple-example', url)).toBeNull()
})

test('what the app itself asks is kept with its answer, what the browser gets without its page', async () => {
  const { lab, app, begin } = await readersApp()
  const { attempt, at } = await begin()
  await attempt.redeem(at)
  const kept = await lab.ownApps.captures.list(app.tag)
  expect(
    kept.map(({ channel, from, response }) => `${channel} ${from} ${response?.body === null ? '-' : 'body'}`),
  ).toEqual(['front browser -', 'front browser -', 'front browser -', 'front browser -', 'back app body'])
})

test('a mistake in the form is told by field, and nothing is registered', async () => {
  const { lab } = await readersApp()
  const outcome = await lab.ownApps.register({ name: '', redirectUri: 'https://x.example', tenant: 'nobody' })
  expect(outcome).toMatchObject({ ok: false, status: 422 })
  expect(outcome.ok ? [] : outcome.problems.map(({ field }) => field)).toEqual([
    'client_name',
    'redirect_uris',
    'tenant',
  ])
})

test('messages that come at once when there is no room are all kept', async () => {
  const captures = ownAppCaptures(memoryStore({ clock: () => 0, caps: {} }))
  for (let at = 0; at < ownAppLimits.max; at++) await captures.keep('tag', 'sender', exchange(at, 'auth'))
  await Promise.all([120, 121, 122].map((at) => captures.keep('tag', 'sender', exchange(at, 'auth'))))
  expect((await captures.list('tag')).slice(-4).map(({ at }) => at)).toEqual([119, 120, 121, 122])
})
