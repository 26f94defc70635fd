import { expect, test } from 'vitest'
import { logScore } from './log-match.ts'

const failed = "OAuth token exchange failed for provider 'default'. Clearing auth cookies."
const nonce = [{ text: failed, exception: "joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'nonce'" }]
const issuer = [{ text: failed, exception: "joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'" }]

test('a pasted log fits the fault whose traceback ends alike better than its neighbours', () => {
  const pasted = `2026-11-23 21:28:45.120 ${failed}
    Traceback (most recent call last):
    joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'`
  expect(logScore(pasted, issuer)).toBe(6)
  expect(logScore(pasted, nonce)).toBe(4)
})

test('another provider name fits too', () => {
  expect(logScore("OAuth token exchange failed for provider 'google'. Clearing auth cookies.", nonce)).toBe(1)
})

test('case and line breaks do not matter', () => {
  expect(logScore('MISSING\n  claim', [{ text: 'Missing claim', exception: null }])).toBe(2)
})

test('what was never logged fits nothing, and neither does an empty text', () => {
  expect(logScore('Segmentation fault', nonce)).toBe(0)
  expect(logScore('', nonce)).toBe(0)
  expect(logScore('anything', [])).toBe(0)
})

test('characters with a meaning in patterns are taken as they are', () => {
  expect(logScore("xlinex1 column 1 (char 0) 'b'", [{ text: "line 1 column 1 (char 0) 'a'", exception: null }])).toBe(0)
  expect(logScore("line 1 column 1 (char 0) 'b'", [{ text: "line 1 column 1 (char 0) 'a'", exception: null }])).toBe(1)
})
