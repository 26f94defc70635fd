import { expect, test } from 'vitest'
import { readHar } from './read-har.ts'

const har = (entries: unknown) => JSON.stringify({ log: { version: '1.2', entries } })
const login = 'http://localhost:8501/auth/login?provider=a.b.c'

test.each([
  ['64 MB of lists in one another', '['.repeat(64_000_000), 'too-large'],
  ['20 MB of lists in one another', '['.repeat(20_000_000), 'too-deep'],
  ['20 MB of HAR in one another', '{"log":'.repeat(3_000_000), 'too-deep'],
  ['nothing', '', 'no-json'],
  ['half a file', har([{ request: { url: login } }]).slice(0, -5), 'no-json'],
  ['other JSON', '{"a":1}', 'no-har'],
  ['a list', '[]', 'no-har'],
  ['null', 'null', 'no-har'],
  ['entries that are none', '{"log":{"entries":{"length":3}}}', 'no-har'],
  ['a prototype', '{"__proto__":{"log":{"entries":[]}}}', 'no-har'],
  ['no entry', har([]), 'no-login'],
  ['entries of every wrong type', har([null, 1, 'x', [], {}, { request: [] }, { request: { url: 5 } }]), 'no-login'],
  [
    'addresses that are none',
    har(['javascript:alert(1)', 'data:,x', '::', ''].map((url) => ({ request: { url } }))),
    'no-login',
  ],
  ['an address of 1 MB', har([{ request: { url: login + 'x'.repeat(1_000_000), method: 'GET' } }]), 'no-login'],
])('%s is refused, and says why', (_what, text, why) => {
  expect(readHar(text)).toEqual({ ok: false, why })
})

const wrong = [null, undefined, 5, -1, '', 'x', [], {}, [[]], [{ name: 5, value: {} }], true]

test('a login whose other members have every wrong type is read all the same', () => {
  const entries = wrong.flatMap((one) => [
    {
      startedDateTime: one,
      time: one,
      request: { method: 'GET', url: login, headers: one, cookies: one },
      response: one,
    },
    {
      request: { method: 'GET', url: login, headers: [one], cookies: [one] },
      response: { status: one, headers: [one], cookies: [one], content: one, redirectURL: one },
    },
    { request: { method: one, url: login }, response: { content: { mimeType: one, text: one, encoding: one } } },
  ])
  expect(readHar(har(entries)).ok).toBe(true)
})

test('20 MB of headers, cookies and bodies are cut', () => {
  const long = `${'a@b.c,'.repeat(40_000)}${'eyJ'.repeat(40_000)}`
  const headers = ['cookie', 'set-cookie', 'location', 'referer', 'x-long'].map((name) => ({ name, value: long }))
  const one = {
    request: { method: 'GET', url: login, headers },
    response: { status: 400, headers, content: { mimeType: 'text/html', text: '<a'.repeat(100_000) } },
  }
  const answer = readHar(har(Array.from({ length: 12 }, () => one)))
  expect(answer.ok && answer.kept).toBe(12)
  expect(JSON.stringify(answer).length).toBeLessThan(3_000_000)
})

test('of 50,000 messages the last of the login are kept, and the rest is counted', () => {
  const one = { request: { method: 'GET', url: login }, response: { status: 302 } }
  expect(readHar(har(Array.from({ length: 50_000 }, () => one)))).toMatchObject({ ok: true, kept: 150, left: 49_850 })
})

test('what turns the direction of writing, or hides, is written out', () => {
  const one = {
    request: { method: 'GET', url: 'http://localhost:8501/oauth2callback?error=%E2%80%AEx' },
    response: { status: 302 },
  }
  expect(JSON.stringify(readHar(har([one])))).not.toMatch(/\u202e/)
})
