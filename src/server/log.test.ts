import { expect, test } from 'vitest'
import { createLog, type LogEntry, redact } from './log.ts'

/** What is written for an entry. */
function written(entry: LogEntry): string {
  let lines = ''
  createLog({ write: (line) => (lines += line) }, () => Date.parse('2026-01-02T03:04:05.678Z'))(entry)
  return lines
}

test('writes one line of JSON whatever is in the message', () => {
  expect(written({ level: 'error', event: 'handler', id: 'a1', message: 'two\r\nlines' })).toBe(
    '{"level":"error","time":"2026-01-02T03:04:05.678Z","event":"handler","id":"a1","message":"two\\r\\nlines"}\n',
  )
})

test('cuts a long path, and leaves out what is not said', () => {
  const line = written({ level: 'warn', event: 'answered', path: `/${'a'.repeat(300)}`, status: 414 })
  const { path, ...rest } = JSON.parse(line)
  expect(path).toHaveLength(200)
  expect(rest).toEqual({ level: 'warn', time: '2026-01-02T03:04:05.678Z', event: 'answered', status: 414 })
})

test.each([
  [
    'Could not render http://localhost/cb?code=abc&state=def\nError',
    'Could not render http://localhost/cb?[query]\nError',
  ],
  ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln refused', 'token [token] refused'],
  ['/e/a%20pasted%20log', '/e/[text]'],
  ['nothing to hide', 'nothing to hide'],
])('redacts %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test('keeps the address of an own app’s page to itself', () => {
  expect(redact('GET /provider/acme/auth and /providers/sample/page1_aB-9_x/app.zip')).toBe(
    'GET /provider/acme/auth and /providers/sample/[key]/app.zip',
  )
})
