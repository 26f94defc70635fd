import { expect, test } from 'vitest'
import { cardPath } from './cards.ts'

test.each([
  ['/', '/cards/index.png'],
  ['/guide/', '/cards/guide.png'],
  ['/guide/configure/', '/cards/guide/configure.png'],
  ['/guide/configure', '/cards/guide/configure.png'],
  ['/404', '/cards/index.png'],
])('the card of %s is %s', (page, card) => {
  expect(cardPath(page)).toBe(card)
})
