import { expect, test } from 'vitest'
import { addressOn } from './addresses.ts'

test('an address is absolute where the build was told the origin', () => {
  expect(addressOn(new URL('https://auth-guide.example.org'), '/cards/guide.png')).toBe(
    'https://auth-guide.example.org/cards/guide.png',
  )
  expect(addressOn(undefined, '/cards/guide.png')).toBe('/cards/guide.png')
})
