import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { comparedNow, comparedOnce, mostAtOnce } from './comparison.ts'

const [fault, slow] = [faultOf('wrong-client-secret'), faultOf('metadata-slow')]
if (!fault || !slow) throw new Error('no such fault')

test('the runs of a build are played once', async () => {
  const [one, other] = [await comparedOnce(fault, Date.now), await comparedOnce(fault, Date.now)]
  expect(one.broken).toBe(other.broken)
  expect(one.control.run.fault).toBeUndefined()
  expect(one.broken.run.fault).toBe('wrong-client-secret')
})

test('those that somebody asks for are new every time', async () => {
  const [one, other] = [await comparedNow(fault, Date.now), await comparedNow(fault, Date.now)]
  if (one === 'busy' || other === 'busy') throw new Error('nothing else is played')
  expect(one.broken.run.id).not.toBe(other.broken.run.id)
})

test('so many at once, and no more; then again', async () => {
  const asked = Array.from({ length: mostAtOnce + 2 }, () => comparedNow(fault, Date.now))
  const busy = (await Promise.all(asked)).map((one) => one === 'busy')
  expect(busy).toEqual([false, false, false, false, true, true])
  expect(await comparedNow(fault, Date.now)).not.toBe('busy')
})

test('the slow ones take no place from the quick ones', async () => {
  const slowOnes = Array.from({ length: mostAtOnce + 1 }, () => comparedNow(slow, Date.now))
  expect(await comparedNow(fault, Date.now)).not.toBe('busy')
  expect((await Promise.all(slowOnes)).filter((one) => one === 'busy')).toHaveLength(1)
})
