import { expect, test } from 'vitest'
import { doneIn, due, noted, nothingDone, reset, ticked, unticked } from './progress.ts'

const ada = { key: 'openid-connect/ada', when: ['openid-connect/ada-at-acme'] }
const sam = { key: 's/sam', when: ['login/logged-out-from-acme', 'login/sam-at-acme'] }
const byHand = { key: 'openid-connect/messages', when: [] }

test('a step is to be ticked when all of its deeds were seen, in whichever runs', () => {
  const one = noted(nothingDone, 'run-1', ['login/logged-out-from-acme'])
  const two = noted(one, 'run-2', ['login/sam-at-acme'])
  expect(due(one, [sam])).toEqual([])
  expect(due(two, [sam])).toEqual(['s/sam'])
})

test('a step that is ticked, and one that a reader ticks, are never to be ticked', () => {
  const seen = noted(nothingDone, 'run-1', ada.when)
  expect(due(ticked(seen, [ada.key]), [ada, byHand])).toEqual([])
})

test('what was seen in a run is noted once', () => {
  const seen = noted(nothingDone, 'run-1', ada.when)
  expect(noted(seen, 'run-1', ada.when)).toBe(seen)
  expect(noted(seen, 'run-2', ada.when).seen).toEqual({ 'openid-connect/ada-at-acme': 'run-2' })
})

test('a tick that was taken away does not come back by the same run, and does by another', () => {
  const seen = ticked(noted(nothingDone, 'run-1', ada.when), [ada.key])
  const without = unticked(seen, ada)
  expect(without).toEqual({ done: [], seen: { 'openid-connect/ada-at-acme': '!run-1' }, of: {} })
  expect(due(noted(without, 'run-1', ada.when), [ada])).toEqual([])
  expect(due(noted(without, 'run-2', ada.when), [ada])).toEqual(['openid-connect/ada'])
})

test('after a reset nothing is done, and what was seen before ticks nothing', () => {
  const all = ticked(noted({ ...nothingDone, of: { s: 3 } }, 'run-1', [...ada.when, ...sam.when]), [ada.key, sam.key])
  const fresh = reset(all)
  expect([fresh.done, fresh.of, due(noted(fresh, 'run-1', ada.when), [ada, sam])]).toEqual([[], { s: 3 }, []])
  expect(reset(fresh)).toEqual(fresh)
})

test('what is done is counted in its own section', () => {
  const progress = ticked(nothingDone, ['a/one', 'a/two', 'a-b/one', 'a/one'])
  expect(doneIn(progress, 'a')).toBe(2)
})

test('of very many deeds the newest are known', () => {
  const many = Array.from({ length: 250 }, (_, index) => `lab/ada-at-${index}`)
  const { seen } = noted(noted(nothingDone, 'run-1', many), 'run-2', ['lab/ada-at-60'])
  expect([Object.keys(seen).length, seen['lab/ada-at-49'], seen['lab/ada-at-60']]).toEqual([200, undefined, 'run-2'])
})
