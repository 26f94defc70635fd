import { expect, test } from 'vitest'
import { vocabularyOf } from './vocabulary.ts'

const words = [
  'keycloak',
  'redirect_uri',
  'cookie_secret',
  'invalid_grant',
  'invalid_client',
  'aadsts50011',
  'state',
  'oidc',
  'static',
]
const vocabulary = vocabularyOf(new Map(words.map((word) => [word, 1])))

test.each([
  ['keyclok', 'keycloak'],
  ['redirct_uri', 'redirect_uri'],
  ['cookie_secert', 'cookie_secret'],
  ['ookie_secret', null],
  ['oicd', 'oidc'],
  ['iodc', 'oidc'],
  ['invalid_grand', 'invalid_grant'],
  ['invalid_token', null],
  ['aadsts50012', null],
  ['aadsts500111', null],
  ['stat', 'state'],
  ['abc', null],
])('%s was likely meant as %s', (typed, meant) => {
  expect(vocabulary.mended(typed)).toBe(meant)
})

test('of two that are as near, the more frequent was meant', () => {
  const { mended } = vocabularyOf(
    new Map([
      ['token', 1],
      ['taken', 9],
    ]),
  )
  expect(mended('teken')).toBe('taken')
})
