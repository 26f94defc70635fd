import { expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

test('so many at once, and no more; then again', async () => {
  const atMostTwo = fewAtOnce(2)
  const asked = [1, 2, 3].map((n) => atMostTwo(async () => n))
  expect(await Promise.all(asked)).toEqual([1, 2, 'busy'])
  expect(await atMostTwo(async () => 4)).toBe(4)
})

test('a task that fails makes room again', async () => {
  const one = fewAtOnce(1)
  await expect(one(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await one(async () => 'yes')).toBe('yes')
})
