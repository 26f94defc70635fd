import { expect, test } from 'vitest'
import { writeChunks } from '#lib/streamlit/chunks.ts'
import { judgeCookies } from './judge-cookies.ts'

// Signed by the real Streamlit, tests/fixtures/streamlit.json: secret "secret", time 1700000000.
const small = 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc'
const session = 'eyJrIjogeyJkYXRhIjogeyJhIjogMX0sICJleHAiOiAxNzAwMDAzNjAwLjV9fQ==.ZVPxAA.hF0oPFUMZlMDN4pEj67tK6-I3yA'
const at = 1_700_000_000
const judge = (text: string, secret = 'secret', now = at + 60, origin?: string) =>
  judgeCookies(text, { secret, now, ...(origin === undefined ? {} : { origin }) })
const codes = (...args: Parameters<typeof judge>) => judge(...args).findings.map(({ code }) => code)

test('takes a bare value for the identity cookie, and verifies it', () => {
  expect(judge(small).cookies).toEqual([
    {
      name: '_streamlit_user',
      kind: 'user',
      bytes: 67,
      whole: 67,
      overLimit: false,
      attributes: null,
      parts: {
        compressed: false,
        signedAt: at,
        age: 60,
        maxAge: 2_678_400,
        text: '{\n  "a": 1\n}',
        signature: 'right',
      },
      ends: at + 2_592_000,
    },
  ])
})

test('without the secret nothing is said of the signature', () => {
  const { cookies, user } = judge(small, '')
  expect(cookies[0]?.parts?.signature).toBe('unknown')
  expect(user).toBeNull()
})

test('reads a Set-Cookie line with its attributes', () => {
  const { cookies } = judge(`Set-Cookie: _streamlit_user=${small}; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax`)
  expect(cookies[0]?.attributes).toEqual([
    ['HttpOnly', ''],
    ['Max-Age', '2592000'],
    ['Path', '/'],
    ['SameSite', 'lax'],
  ])
  expect(cookies[0]?.whole).toBe(116)
})

test('reads a Cookie line, and the line of a copied curl command', () => {
  const line = `Cookie: _ga=1; _streamlit_user=${small}; _streamlit_session=${session}`
  const kinds = ['other', 'user', 'session']
  expect(judge(line).cookies.map(({ kind }) => kind)).toEqual(kinds)
  expect(judge(`  -H '${line}' \\`).cookies.map(({ kind }) => kind)).toEqual(kinds)
  expect(judge(line).cookies[2]?.parts).toMatchObject({ signature: 'right', maxAge: 1_209_600 })
})

test.each([
  ['cookie-other-secret', small, 'another', at],
  ['cookie-from-the-future', small, 'secret', at - 10],
  ['cookie-too-old', small, '', at + 2_678_401],
  ['cookie-unreadable', '_streamlit_user=x.y', 'secret', at],
  ['cookie-of-tornado', '_streamlit_user="2|1:0|10:1700000000|15:_streamlit_user|4:e30=|abc"', 'secret', at],
  ['cookie-orphans', `Cookie: _streamlit_user=${small}; _streamlit_user_3=Ingi.ZVPxAA.abc`, '', at],
] as const)('%s: %.40s', (code, text, secret, now) => {
  expect(codes(text, secret, now)).toEqual([code])
})

const claims = { origin: 'http://localhost:8501', is_logged_in: true, provider: 'default', sub: 'ada', groups: '' }
const long = writeChunks({
  name: '_streamlit_user',
  value: JSON.stringify({
    ...claims,
    // Text that does not compress.
    groups: Array.from({ length: 900 }, (_, n) => ((n * 7_919 * 104_729) % 2 ** 31).toString(36)).join(),
  }),
  secret: 'secret',
  now: at,
  path: '/',
})
const lineOf = (cookies: typeof long) => `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`

test('joins the pieces of a cookie that was split, and measures the line', () => {
  const { joined, user, line, findings } = judge(lineOf(long))
  expect(long.map(({ name }) => name)).toEqual([
    '_streamlit_user',
    '_streamlit_user_1',
    '_streamlit_user_2',
    '_streamlit_user_3',
  ])
  expect(joined[0]).toMatchObject({ name: '_streamlit_user', pieces: 3, missing: null })
  expect(user).toMatchObject({ is_logged_in: true, sub: 'ada' })
  expect(line).toEqual({ bytes: 5855, limit: 8190 })
  expect(findings).toEqual([])
})

test('the line counts all cookies of the host, also those of others', () => {
  const text = `Cookie: _streamlit_user=${small}; theirs=${'x'.repeat(8_200)}`
  expect(judge(text).line.bytes).toBe(8284)
  expect(codes(text)).toEqual(['cookie-line-too-long'])
})

test('a missing piece is named, with the line of the log', () => {
  const { findings, user } = judge(lineOf(long.filter(({ name }) => name !== '_streamlit_user_2')))
  expect(findings[0]).toMatchObject({
    code: 'cookie-piece-missing',
    streamlit: { says: "Missing chunk 2 for cookie '_streamlit_user'" },
  })
  expect(user).toEqual({ is_logged_in: false })
})

test('another origin than that of the app is said as Streamlit says it', () => {
  const { findings, user } = judge(lineOf(long), 'secret', at, 'http://127.0.0.1:8501')
  expect(findings.map(({ code }) => code)).toContain('cookie-unusable')
  expect(user).toEqual({ is_logged_in: false })
})

test('nothing pasted, nothing said', () => {
  expect(judge('')).toEqual({
    cookies: [],
    joined: [],
    line: { bytes: 0, limit: 8190 },
    largest: { bytes: 0, limit: 4096 },
    findings: [],
    user: null,
  })
})
