import { expect, test } from 'vitest'
import { takeJwtApart } from './jwt.ts'

test('takes a token apart without judging it', () => {
  // {"alg":"none"} . {"sub":"ada"} . no signature
  expect(takeJwtApart('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.')).toEqual({
    header: { alg: 'none' },
    claims: { sub: 'ada' },
    signature: '',
  })
})

test.each(['', 'a.b', 'a.b.c.d', 'x.y.z', 'W10.W10.x'])('finds no token in "%s"', (text) => {
  expect(takeJwtApart(text)).toBeUndefined()
})
