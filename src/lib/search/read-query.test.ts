import { expect, test } from 'vitest'
import { readQuery } from './read-query.ts'

test.each([
  ['cookie_secret', false],
  ['logout does not log out of Google', false],
  ["doesn't it and can't I", false],
  ['AttributeError: no', true],
  ['invalid_grant: Bad Request', true],
  ['AADSTS50011', true],
  ['Missing "jwks_uri" in metadata', true],
  ['?error=access_denied', true],
  ['Client error 404', true],
])('%s looks like an error: %s', (query, isError) => {
  expect(readQuery(query).isError).toBe(isError)
})

test('what stands in quotes is looked for as it stands', () => {
  const query = readQuery(' “Missing provider  for OAuth callback.” ')
  expect(query).toMatchObject({ quoted: true, open: false, phrase: 'missing provider for oauth callback' })
  expect(query.text).toBe('Missing provider  for OAuth callback.')
})

test('a message with quotes in it is no quote', () => {
  expect(readQuery('"my_google" contains an "underscore"').quoted).toBe(false)
})

test('error numbers are told from the other words', () => {
  const { codes, words } = readQuery('AADSTS50011: wrong reply address')
  expect(codes).toEqual(['aadsts50011'])
  expect(words.map(({ term }) => term)).toEqual(['wrong', 'reply', 'address'])
})

test('of a long text the beginning and the end are read, and the last twelve words looked for', () => {
  const { text, words } = readQuery(`begin ${'x '.repeat(20_000)} a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13`)
  expect(text.length).toBeLessThan(16_100)
  expect(text.startsWith('begin')).toBe(true)
  expect(words.map(({ term }) => term)).toEqual([
    'a2',
    'a3',
    'a4',
    'a5',
    'a6',
    'a7',
    'a8',
    'a9',
    'a10',
    'a11',
    'a12',
    'a13',
  ])
})
