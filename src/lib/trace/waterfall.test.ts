import { expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import { timesOf, waterfallOf } from './waterfall.ts'

const message = (
  at: number,
  took: number,
  parts: { back?: boolean; redirects?: boolean; path?: string },
): Exchange => ({
  at,
  took,
  channel: parts.back ? 'back' : 'front',
  from: parts.back ? 'app' : 'browser',
  to: 'app',
  tenant: null,
  request: { method: 'GET', url: `http://localhost${parts.path ?? '/app/cookies/'}`, headers: [], body: null },
  response: parts.redirects
    ? { status: 302, headers: [['location', '/']], body: null }
    : { status: 200, headers: [], body: null },
  remarks: [],
})

test('a run without messages took no time', () => {
  expect(waterfallOf([])).toEqual({ rows: [], times: { machine: 0, person: 0 } })
})

test('the time between a page and the next request is a person’s', () => {
  const run = [message(1000, 10, {}), message(6010, 20, { redirects: true }), message(6040, 10, {})]
  expect(timesOf(run)).toEqual({ machine: 50, person: 5000 })
})

test('a redirect that waited for more than a second was read in step mode', () => {
  const run = [message(0, 10, { redirects: true }), message(3010, 10, {})]
  expect(timesOf(run)).toEqual({ machine: 20, person: 3000 })
  expect(waterfallOf(run).rows[1]).toMatchObject({ kind: 'person', held: true })
})

test('a back-channel call inside a callback is no time of its own', () => {
  const run = [message(0, 100, { redirects: true }), message(10, 50, { back: true }), message(100, 10, {})]
  expect(timesOf(run)).toEqual({ machine: 110, person: 0 })
})

test('bars are to the scale of the machine’s time, with a person’s as one band', () => {
  const run = [message(0, 47, {}), message(60_047, 47, { path: '/app/cookies/auth/login' })]
  const { rows } = waterfallOf(run)
  expect(rows.map(({ kind, took, bar }) => ({ kind, took, bar }))).toEqual([
    { kind: 'message', took: 47, bar: { x: 0, width: 47 } },
    { kind: 'person', took: 60_000, bar: { x: 47, width: 6 } },
    { kind: 'message', took: 47, bar: { x: 53, width: 47 } },
  ])
  expect(rows[1]).toMatchObject({ phase: 'app-page', held: false })
  expect(rows[2]).toMatchObject({ number: 2, phase: 'login', start: 60_047 })
})

test('no bar leaves the picture, however many pages were read', () => {
  const run = Array.from({ length: 60 }, (_, n) => message(n * 1000, 0, {}))
  const { rows } = waterfallOf(run)
  expect(rows.every(({ bar }) => bar.x >= 0 && bar.width > 0 && bar.x + bar.width <= 100.001)).toBe(true)
})
