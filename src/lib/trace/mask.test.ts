import { expect, test } from 'vitest'
import type { Exchange, Header } from './exchange.ts'
import { isSecretName, maskExchanges } from './mask.ts'

const exchange = (parts: {
  url?: string
  sent?: readonly Header[]
  form?: string
  got?: readonly Header[]
  answer?: string
}): Exchange => ({
  at: 0,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: 'app',
  tenant: null,
  request: {
    method: 'GET',
    url: parts.url ?? 'http://localhost/app/cookies/',
    headers: parts.sent ?? [],
    body: parts.form === undefined ? null : { text: parts.form, bytes: parts.form.length, cut: 0 },
  },
  response: {
    status: 200,
    headers: parts.got ?? [],
    body: parts.answer === undefined ? null : { text: parts.answer, bytes: parts.answer.length, cut: 0 },
  },
  remarks: [],
})

test.each([
  ['http://h/app/a/oauth2callback?code=c1&state=s1', 'http://h/app/a/oauth2callback?code=masked-1&state=masked-2'],
  ['http://h/provider/acme/auth/Abc-12', 'http://h/provider/acme/auth/masked-1'],
  ['http://h/provider/acme/interaction/Abc-12', 'http://h/provider/acme/interaction/masked-1'],
  [
    'http://h/provider/acme/auth?code_challenge=x&state=y',
    'http://h/provider/acme/auth?code_challenge=x&state=masked-1',
  ],
  ['http://h/app/a/auth/login?provider=broken', 'http://h/app/a/auth/login?provider=masked-1'],
  ['http://h/app/a/?x=eyJhbGciOi.eyJzdWIiOi.c2ln', 'http://h/app/a/?x=masked-1'],
  [
    'http://h/provider/acme/.well-known/openid-configuration',
    'http://h/provider/acme/.well-known/openid-configuration',
  ],
])('masks %s', (url, masked) => {
  expect(maskExchanges([exchange({ url })])[0]?.request.url).toBe(masked)
})

test.each([
  ['cookie', 'a=one; _streamlit_user="two.x"', 'a=masked-1; _streamlit_user="masked-2"'],
  ['authorization', 'Bearer abc', 'Bearer masked-1'],
  ['accept', 'text/html', 'text/html'],
] as const)('masks the header %s', (name, value, masked) => {
  expect(maskExchanges([exchange({ sent: [[name, value]] })])[0]?.request.headers).toEqual([[name, masked]])
})

test.each([
  ['set-cookie', '_streamlit_user="two.x"; Path=/; HttpOnly', '_streamlit_user="masked-1"; Path=/; HttpOnly'],
  ['set-cookie', '_streamlit_user=""; Max-Age=0', '_streamlit_user=""; Max-Age=0'],
  ['location', 'http://h/cb?state=s1#code=c1', 'http://h/cb?state=masked-1#code=masked-2'],
] as const)('masks the answer’s header %s: %s', (name, value, masked) => {
  expect(maskExchanges([exchange({ got: [[name, value]] })])[0]?.response?.headers).toEqual([[name, masked]])
})

test('masks forms and JSON, and keeps their sizes', () => {
  const form = 'grant_type=authorization_code&code=c1&code_verifier=v1'
  const answer = '{"access_token": "a\\"1", "expires_in": 3600}'
  const [masked] = maskExchanges([exchange({ form, answer })])
  expect(masked?.request.body).toEqual({
    text: 'grant_type=authorization_code&code=masked-1&code_verifier=masked-2',
    bytes: 54,
    cut: 0,
  })
  expect(masked?.response?.body?.text).toBe('{"access_token": "masked-3", "expires_in": 3600}')
})

test('gives the same secret the same name, wherever and however it is written', () => {
  const secret = 'a secret/with+odd=signs'
  const [first, second] = maskExchanges([
    exchange({ url: `http://h/?state=${encodeURIComponent(secret)}` }),
    exchange({ answer: `{"state":"${secret}"}`, got: [['x-debug', `saw ${secret}`]] }),
  ])
  expect(first?.request.url).toBe('http://h/?state=masked-1')
  expect(second?.response?.body?.text).toBe('{"state":"masked-1"}')
  expect(second?.response?.headers).toEqual([['x-debug', 'saw masked-1']])
})

test('finds the client secret that Basic authentication carries', () => {
  const authorization = `Basic ${Buffer.from('app:a-long-client-secret').toString('base64')}`
  const [masked] = maskExchanges([
    exchange({ sent: [['authorization', authorization]], answer: 'wrong secret: a-long-client-secret' }),
  ])
  expect(masked?.request.headers).toEqual([['authorization', 'Basic masked-2']])
  expect(masked?.response?.body?.text).toBe('wrong secret: masked-1')
})

test('a short secret is not looked for in other text', () => {
  const [masked] = maskExchanges([exchange({ url: 'http://localhost:4321/?state=4321' })])
  expect(masked?.request.url).toBe('http://localhost:4321/?state=masked-1')
})

test('masks a token that the capture cut off', () => {
  const [masked] = maskExchanges([exchange({ answer: '{"id_token":"eyJhbGciOi.eyJz' })])
  expect(masked?.response?.body?.text).toBe('{"id_token":"masked-1')
})

test('code_challenge is not a secret, code_verifier is', () => {
  expect(isSecretName('code_challenge')).toBe(false)
  expect(isSecretName('code_verifier')).toBe(true)
})

test('leaves what the lab broke in its own words, though a secret became that', () => {
  const text = 'On its way, state becomes changed-on-its-way.'
  const remark = { kind: 'fault', level: 'warning', text } as const
  const [masked] = maskExchanges([{ ...exchange({ url: 'http://h/cb?state=changed-on-its-way' }), remarks: [remark] }])
  expect(masked?.request.url).toBe('http://h/cb?state=masked-1')
  expect(masked?.remarks).toEqual([remark])
})

/** Processor time of masking one exchange, in milliseconds, the best of three. */
function timeOf(sent: readonly Header[]): number {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage()
    maskExchanges([exchange({ sent })])
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test.each([
  ['spaces behind a scheme', 'authorization', (n: number) => `x${' '.repeat(n)}a`],
  ['scheme after scheme', 'authorization', (n: number) => 'x '.repeat(n / 2)],
  ['providers', 'referer', (n: number) => 'provider='.repeat(n / 9)],
  ['login links', 'referer', (n: number) => '/auth/login?&provider='.repeat(n / 22)],
  ['beginnings of tokens', 'x', (n: number) => '-eyJ'.repeat(n / 4)],
  ['names of secrets', 'x', (n: number) => '"state" : '.repeat(n / 10)],
  ['quotes and spaces', 'x', (n: number) => `"state"${' '.repeat(n)}`],
  ['cookies', 'cookie', (n: number) => 'a=";'.repeat(n / 4)],
  ['equals signs', 'cookie', (n: number) => '='.repeat(n)],
  ['a cookie without an end', 'set-cookie', (n: number) => 'a'.repeat(n)],
  ['providers without an end', 'referer', (n: number) => '/provider/a/auth/'.repeat(n / 17)],
])('%s of 64 kB are masked in a time that grows with them', (_name, header, text) => {
  const [small, large] = [timeOf([[header, text(16_384)]]), timeOf([[header, text(65_536)]])]
  // Four times the text; what grows with its square takes sixteen times as long.
  expect(large).toBeLessThan(10 * small + 40)
})
