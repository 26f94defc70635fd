import { expect, test } from 'vitest'
import { termFinder } from './term-links.ts'

const terms = [
  { id: 'id-token', names: ['ID token'] },
  { id: 'identity-provider', names: ['Identity provider', 'Provider', 'IdP', 'OP'] },
  { id: 'provider-logout', names: ['Provider logout'] },
]

test('finds a term at its first use, and not again', () => {
  const finder = termFinder(terms)
  expect(finder.pieces('It signs the ID token. An ID token expires.')).toEqual([
    { text: 'It signs the ' },
    { text: 'ID token', id: 'id-token' },
    { text: '. An ID token expires.' },
  ])
  expect(finder.pieces('One ID token more.')).toEqual([{ text: 'One ID token more.' }])
})

test('takes the longest name that stands there, and a plural', () => {
  expect(termFinder(terms).pieces('provider logout, providers')).toEqual([
    { text: 'provider logout', id: 'provider-logout' },
    { text: ', ' },
    { text: 'providers', id: 'identity-provider' },
  ])
})

test('knows a term by another of its names once', () => {
  expect(termFinder(terms).pieces('The identity provider is your provider.')).toEqual([
    { text: 'The ' },
    { text: 'identity provider', id: 'identity-provider' },
    { text: ' is your provider.' },
  ])
})

test('looks at whole words, and at abbreviations in capitals only', () => {
  expect(termFinder(terms).pieces('op, provider-made, OP')).toEqual([
    { text: 'op, provider-made, ' },
    { text: 'OP', id: 'identity-provider' },
  ])
})

test('a text without a term stays whole, and an empty one is no piece', () => {
  expect(termFinder(terms).pieces('Nothing here.')).toEqual([{ text: 'Nothing here.' }])
  expect(termFinder(terms).pieces('')).toEqual([])
})
