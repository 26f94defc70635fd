import { expect, test } from 'vitest'
import { logLine, redact } from './log.ts'

const now = new Date('2026-01-02T03:04:05.678Z')

test('writes one line of JSON whatever is in the message', () => {
  expect(logLine({ level: 'error', event: 'x', id: 'a1', message: 'two\r\nlines' }, now)).toBe(
    '{"time":"2026-01-02T03:04:05.678Z","level":"error","event":"x","id":"a1","message":"two\\r\\nlines"}',
  )
})

test('cuts a long path', () => {
  const line = logLine({ level: 'warn', event: 'answered', path: `/${'a'.repeat(300)}`, status: 414 }, now)
  expect(JSON.parse(line).path).toHaveLength(200)
})

test.each([
  [
    'Could not render http://localhost/cb?code=abc&state=def\nError',
    'Could not render http://localhost/cb?[query]\nError',
  ],
  ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln refused', 'token [token] refused'],
  ['nothing to hide', 'nothing to hide'],
])('redacts %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test('keeps the address of an own app’s page to itself', () => {
  expect(redact('GET /provider/acme/auth and /providers/sample/page1_aB-9_x/app.zip')).toBe(
    'GET /provider/acme/auth and /providers/sample/[key]/app.zip',
  )
})
