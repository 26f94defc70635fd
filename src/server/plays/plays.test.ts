import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { attackOf } from '#lib/plays/attacks/index.ts'
import type { Drawn } from './play-task.ts'
import { playsInWorker } from './plays.ts'

const fault = (code: string) => faultOf(code) ?? expect.fail(`no fault ${code}`)
/** Of the page that would show it. */
const url = 'http://localhost:4321/live'
const attack = attackOf('login-csrf') ?? expect.fail()

test('what is played in a worker comes back whole, and the same for who asks soon', async () => {
  const plays = playsInWorker(() => 0, null)
  const [one, other] = await Promise.all([
    plays.fault(fault('changed-state'), url),
    plays.fault(fault('changed-state'), url),
  ])
  if (isNoData(one) || isNoData(other)) throw new Error('nothing else is played')
  expect(one.broken.run.fault).toBe('changed-state')
  expect(one.control.run.exchanges.length).toBeGreaterThan(10)
  expect(one.broken.run).toBe(other.broken.run)
  const played = await plays.attack(attack, url)
  expect(isNoData(played) ? played : [played.without.outcome.succeeded, played.with.outcome.succeeded]).toEqual([
    true,
    false,
  ])
})

test('so many at once and no more; the slow ones take no place from the quick ones', async () => {
  const plays = playsInWorker(() => 0, null)
  const slow = ['metadata-slow', 'token-endpoint-timeout'].map((code) => plays.fault(fault(code), url))
  const codes = [
    'changed-state',
    'changed-nonce',
    'second-tab',
    'other-host',
    'lost-state-cookie',
    'wrong-client-secret',
  ]
  const quick = await Promise.all(codes.map((code) => plays.fault(fault(code), url)))
  expect(quick.map((one) => one === 'busy')).toEqual([false, false, false, false, true, true])
  expect(await plays.fault(fault('wrong-client-secret'), url)).not.toBe('busy')
  expect((await Promise.all(slow)).map((one) => one === 'busy')).toEqual([false, false])
})

function isNoData(one: object | 'busy'): one is 'busy' | Drawn {
  return one === 'busy' || 'html' in one
}
