import { expect, test } from 'vitest'
import { excerptOf, type Piece } from './excerpt.ts'

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

test('marks the phrase, whatever its quotes and case', () => {
  const text = 'It says Missing “provider” for OAuth callback. Log in again.'
  expect(shown(excerptOf(text, "missing 'provider' for", new Set()))).toBe(
    'It says [Missing “provider” for] OAuth callback. Log in again.',
  )
})

test('marks words, the longest of those that stand in one another', () => {
  expect(shown(excerptOf('Set auth.cookie_secret, a secret', '', new Set(['cookie_secret', 'secret'])))).toBe(
    'Set auth.[cookie_secret], a [secret]',
  )
})

test('begins and ends between words, where most marks are near', () => {
  const text = `${'one two three '.repeat(20)}red ${'four five six '.repeat(20)}red green blue ${'seven '.repeat(60)}`
  const excerpt = shown(excerptOf(text, '', new Set(['red', 'green', 'blue'])))
  expect(excerpt).toMatch(/^…(?:four|five|six) .* \[red\] \[green\] \[blue\] seven .*seven…$/)
  expect(excerpt.length).toBeLessThan(200)
})

test('without a mark it is the beginning', () => {
  expect(shown(excerptOf('Short and whole.', 'nowhere', new Set()))).toBe('Short and whole.')
})
