import { expect, test } from 'vitest'
import { findPhrase, fold } from './fold.ts'

test.each([
  ['Missing “provider” for OAuth', "missing 'provider' for oauth"],
  ['a\tb\nc', 'a b c'],
  ['İstanbul', 'İstanbul'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
  expect(folded).toHaveLength(text.length)
})

test.each([
  ['aadsts500113 and aadsts50011.', 'aadsts50011', 17],
  ['aadsts500113', 'aadsts50011', -1],
  ['the cookie_secret', 'secret', -1],
  ['the cookie secret', 'secret', 11],
  ['anything', '', -1],
])('in "%s" the phrase "%s" stands at %i', (text, phrase, at) => {
  expect(findPhrase(text, phrase)).toBe(at)
})
