import { expect, test } from 'vitest'
import { faultOf, faults } from '#lib/faults/index.ts'
import { comparedOnce, compareNow } from './comparison.ts'

const fault = faultOf('wrong-client-secret') ?? expect.fail()

test('the runs of a build are played once', async () => {
  const [one, other] = [await comparedOnce(fault, Date.now), await comparedOnce(fault, Date.now)]
  expect(one.broken).toBe(other.broken)
  expect(one.control.run.fault).toBeUndefined()
  expect(one.broken.run.fault).toBe('wrong-client-secret')
})

test('those that somebody asks for are new every time', async () => {
  const [one, other] = [await compareNow(fault, Date.now), await compareNow(fault, Date.now)]
  expect(one.broken.run.id).not.toBe(other.broken.run.id)
})

test.each(faults)('the runs of $code are data that another thread can be given', async (one) => {
  const { control, broken } = await comparedOnce(one, Date.now)
  expect(structuredClone({ control, broken })).toEqual({ control, broken })
})
