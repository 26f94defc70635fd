import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

function counting(results: readonly (string | Error)[]) {
  let [now, calls] = [0, 0]
  const once = remembered<string>(5000, () => now)
  const ask = (name: string) =>
    once(name, async () => {
      const result = results[calls++] ?? 'too many'
      if (result instanceof Error) throw result
      return result
    })
  return { ask, later: (milliseconds: number) => (now += milliseconds) }
}

test('who asks for the same soon gets the same', async () => {
  const { ask, later } = counting(['first', 'second'])
  expect(await Promise.all([ask('a'), ask('a')])).toEqual(['first', 'first'])
  later(4999)
  expect(await ask('a')).toBe('first')
  later(1)
  expect(await ask('a')).toBe('second')
})

test('each name has its own', async () => {
  const { ask } = counting(['of a', 'of b'])
  expect([await ask('a'), await ask('b'), await ask('a')]).toEqual(['of a', 'of b', 'of a'])
})

test('what was refused or failed is asked for again', async () => {
  const { ask } = counting(['busy', new Error('broken'), 'played'])
  expect(await ask('a')).toBe('busy')
  await expect(ask('a')).rejects.toThrow('broken')
  expect(await ask('a')).toBe('played')
})
