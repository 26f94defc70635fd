import { expect, test } from 'vitest'
import { recordedLogin } from '#lib/lab/testing.ts'
import { diffRuns } from '#lib/trace/diff.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { waterfallOf } from '#lib/trace/waterfall.ts'
import { inspect } from './inspection.ts'

/** Ada's login at Acme, as the inspector shows it. */
async function inspected() {
  const { lab, current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const run = await current()
  const app = lab.app('simple-example')
  if (!app) throw new Error('no such app')
  const seen = await inspect(run, { app, now: Math.floor(Date.now() / 1000), step: false })
  return { run, seen }
}

test('a message has the number of its first step of the Flow in every tab and in the verdict', async () => {
  const { seen } = await inspected()
  const token = seen.flow.find(({ title }) => title[1].endsWith('/token'))?.number
  const callback = seen.flow.find(({ title }) => /^GET .*oauth2callback$/.test(title.join(' ')))?.number
  expect([token, callback]).toEqual([13, 11])
  expect(seen.messages.find(({ path }) => path.endsWith('/token'))).toMatchObject({ number: 13, answeredIn: null })
  expect(seen.messages.find(({ path }) => path.endsWith('/oauth2callback'))).toMatchObject({
    number: 11,
    answeredIn: 17,
  })
  expect(seen.claims?.message).toBe(13)
  expect(seen.lights[1].summary).toMatch(/ in step 14\.$/)
  expect(seen.lights[2].messages).toEqual([6, 12, 13])
  expect(seen.jars.app.find(({ name }) => name === '_streamlit_user')?.history).toEqual([
    'set by step 11, the callback',
  ])
  expect(seen.config?.messages.find(({ path }) => path.endsWith('/token'))?.message).toBe(13)
  expect(seen.log.silent).toEqual([11])
  expect(seen.verdict.at).toEqual({ unit: 'step', first: 2, last: 18 })
})

test('every number that a tab shows is that of a step which shows the same request', async () => {
  const { run, seen } = await inspected()
  const paths = new Map(seen.flow.map(({ number, title }) => [number, title.join(' ')]))
  for (const { number, method, path } of seen.messages) expect(paths.get(number)).toBe(`${method} ${path}`)
  for (const { message, method, path } of seen.config?.messages ?? [])
    expect(paths.get(message)).toBe(`${method} ${path}`)
  const bars = waterfallOf(run.exchanges).rows.flatMap((row) => (row.kind === 'message' ? [row] : []))
  for (const { number, exchange } of bars) expect(paths.get(number)).toContain(messageOf(exchange).url.pathname)
})

test('a comparison of two runs counts as their Flows do', async () => {
  const { run } = await inspected()
  const { messages } = diffRuns(run.exchanges, run.exchanges)
  const token = messages.find(({ a }) => a && phaseOf(a.exchange) === 'token')
  expect([token?.a?.number, token?.b?.number]).toEqual([13, 13])
})
