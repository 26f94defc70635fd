import { expect, test } from 'vitest'
import { recordedLogin } from '#lib/lab/testing.ts'
import { flowView } from './flow-view.ts'
import { slides } from './slides.ts'

async function shown() {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  return slides(flowView((await current()).exchanges))
}

/** Where a name stands on the slides, and how. */
const trail = (all: Awaited<ReturnType<typeof shown>>, wanted: string) =>
  all.flatMap(({ step, rows }) =>
    rows.filter(({ name }) => name === wanted).map(({ kind, from }) => `${step.number}: ${kind} ${from}`),
  )

test('state is seen leaving the app and coming back to it', async () => {
  expect(trail(await shown(), 'state')).toEqual(['5: new 5', '6: known 5', '10: known 5', '11: back 5'])
})

test('nonce leaves in an address and comes back inside the ID token', async () => {
  expect(trail(await shown(), 'nonce')).toEqual(['5: new 5', '6: known 5', '13: back 5'])
})

test('the code leaves the provider in an address and comes back to it from server to server', async () => {
  expect(trail(await shown(), 'code')).toEqual(['10: new 10', '11: known 10', '13: back 10'])
})

test('a slide has few rows, each short enough for a line, and names the rest', async () => {
  const all = await shown()
  expect(Math.max(...all.map(({ rows }) => rows.length))).toBe(7)
  expect(Math.max(...all.flatMap(({ rows }) => rows.map(({ value }) => value.length)))).toBeLessThanOrEqual(34)
  expect(all.find(({ step }) => step.number === 6)?.rest).toContain('code_challenge_method')
})
