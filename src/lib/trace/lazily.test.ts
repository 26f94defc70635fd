import { expect, test } from 'vitest'
import { lazily } from './lazily.ts'

test('makes a member once, when it is first asked for', () => {
  const made: string[] = []
  const object = lazily<{ a: number; b: number }>({
    a: () => made.push('a'),
    b() {
      return this.a + 10
    },
  })
  expect(made).toEqual([])
  expect([object.b, object.a, object.b]).toEqual([11, 1, 11])
  expect(made).toEqual(['a'])
})
