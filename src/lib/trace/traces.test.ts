import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Exchange } from './exchange.ts'
import { createTraces, traceLimits } from './traces.ts'

const get = (path: string, at: number): Exchange => ({
  at,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: 'app',
  tenant: null,
  request: { method: 'GET', url: `http://localhost${path}`, headers: [], body: null },
  response: null,
  remarks: [],
})

const traces = (caps: Record<string, number> = {}) => {
  let id = 0
  return createTraces(memoryStore({ clock: () => 0, caps }), () => `run-${++id}`)
}

test('gives a visitor their own run, in the order in which messages were sent', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/oauth2callback', 5))
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  await store.append('grace', 'cookies', get('/app/cookies/', 2))
  const run = await store.current('ada', 'cookies')
  expect(run?.exchanges.map((exchange) => exchange.at)).toEqual([1, 5])
  expect(await store.current('grace', 'configure')).toBeUndefined()
})

test('starts a new run with a second login, not with the first', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  await store.beginLogin('ada', 'cookies')
  await store.append('ada', 'cookies', get('/app/cookies/auth/login', 2))
  expect((await store.current('ada', 'cookies'))?.exchanges).toHaveLength(2)
  await store.beginLogin('ada', 'cookies')
  expect((await store.current('ada', 'cookies'))?.exchanges).toHaveLength(0)
})

test('keeps the ten newest runs', async () => {
  const store = traces()
  for (let run = 0; run < 12; run++) {
    await store.append('ada', 'cookies', get('/app/cookies/auth/login', run))
    await store.beginLogin('ada', 'cookies')
  }
  expect(traceLimits.runs).toBe(10)
  expect((await store.current('ada', 'cookies'))?.id).toBe('run-13')
})

test('keeps only the last page of the app before a login', async () => {
  const store = traces()
  for (const at of [1, 2, 3]) await store.append('ada', 'cookies', get('/app/cookies/', at))
  await store.append('ada', 'cookies', get('/app/cookies/auth/login', 4))
  await store.append('ada', 'cookies', get('/app/cookies/', 5))
  expect((await store.current('ada', 'cookies'))?.exchanges.map((exchange) => exchange.at)).toEqual([3, 4, 5])
})

test('stops at 200 messages a run', async () => {
  const store = traces()
  for (let n = 0; n < 205; n++) await store.append('ada', 'cookies', get('/app/cookies/auth/login', n))
  expect((await store.current('ada', 'cookies'))?.exchanges).toHaveLength(200)
})

test('lets the login go on when there is no room for a capture', async () => {
  const store = traces({ runs: 0 })
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  expect(await store.current('ada', 'cookies')).toBeUndefined()
})

test('forgets one scenario and keeps the others', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  await store.append('ada', 'configure', get('/app/configure/', 2))
  await store.forget('ada', 'cookies')
  expect(await store.current('ada', 'cookies')).toBeUndefined()
  expect(await store.lastScenario('ada')).toBe('configure')
})

test('lists a visitor’s runs over all scenarios, oldest first', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  await store.append('ada', 'configure', get('/app/configure/', 2))
  await store.append('grace', 'cookies', get('/app/cookies/', 3))
  expect(await store.runs('ada')).toEqual([
    { id: 'run-1', scenario: 'cookies', startedAt: 0 },
    { id: 'run-2', scenario: 'configure', startedAt: 0 },
  ])
  expect(await store.runs('linus')).toEqual([])
})

test('gives an older run back by its id', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/auth/login', 2))
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  await store.beginLogin('ada', 'cookies')
  const run = await store.run('ada', 'run-1')
  expect(run?.exchanges.map((exchange) => exchange.at)).toEqual([1, 2])
})

test('gives no run to another visitor, and none for an unknown id', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/', 1))
  expect(await store.run('grace', 'run-1')).toBeUndefined()
  expect(await store.run('grace', 'ada/run-1')).toBeUndefined()
  expect(await store.run('ada', 'run-2')).toBeUndefined()
})

test('two logins begun at once in two scenarios are two runs', async () => {
  const store = traces()
  await Promise.all([store.beginLogin('ada', 'cookies'), store.beginLogin('ada', 'configure')])
  expect((await store.runs('ada')).map(({ scenario }) => scenario)).toEqual(['cookies', 'configure'])
})

test('messages that come at once before there is a run are all of one run', async () => {
  const store = traces()
  const login = (at: number) => store.append('ada', 'cookies', get('/app/cookies/auth/login', at))
  await Promise.all([login(1), login(2), login(3)])
  expect((await store.current('ada', 'cookies'))?.exchanges.map(({ at }) => at)).toEqual([1, 2, 3])
  expect(await store.runs('ada')).toHaveLength(1)
})

test('a scenario is forgotten while another begins, and its fault noted, and nothing is lost', async () => {
  const store = traces()
  await store.append('ada', 'cookies', get('/app/cookies/auth/login', 1))
  await store.append('ada', 'configure', get('/app/configure/', 2))
  await Promise.all([
    store.beginLogin('ada', 'configure', { fault: 'changed-state', secrets: null }),
    store.forget('ada', 'cookies'),
    store.beginLogin('ada', 'simple-example'),
  ])
  expect((await store.runs('ada')).map(({ scenario, fault }) => [scenario, fault])).toEqual([
    ['configure', 'changed-state'],
    ['simple-example', undefined],
  ])
})
