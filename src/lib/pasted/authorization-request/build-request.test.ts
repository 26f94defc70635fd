import { expect, test } from 'vitest'
import { buildRequest } from './build-request.ts'

const random = (length: number) => 'r'.repeat(length)
const build = (keywords: string, named: boolean, pkce = false) => buildRequest({ keywords, named, pkce }, random)

test('without keywords: the defaults', () => {
  expect(build('', false)).toMatchObject({
    ok: true,
    url: `https://your-provider.example/authorize?response_type=code&client_id=your-client-id&redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback&scope=openid+email+profile&state=${'r'.repeat(30)}&nonce=${'r'.repeat(20)}&prompt=select_account`,
    dropped: [],
  })
})

test('what client_kwargs cannot carry is dropped, and what Streamlit sets itself is overwritten', () => {
  const built = build('client_kwargs = { max_age = 300, state = "x", login_hint = "ada" }', true)
  expect(built.ok && built.dropped).toEqual([
    { name: 'max_age', value: '300', why: 'client_kwargs' },
    { name: 'state', value: 'x', why: 'overwritten' },
  ])
  expect(built.ok && built.url).toContain('&login_hint=ada')
})

test('authorize_params reaches the request from a named table, and is dropped in [auth]', () => {
  const keywords = 'authorize_params = { hd = "example.com" }'
  expect(build(keywords, true)).toMatchObject({ url: expect.stringContaining('&hd=example.com'), dropped: [] })
  expect(build(keywords, false)).toMatchObject({
    url: expect.not.stringContaining('hd='),
    dropped: [{ name: 'hd', value: 'example.com', why: 'authorize_params' }],
  })
})

test('PKCE comes with a document that lists S256', () => {
  expect(build('', false, true)).toMatchObject({ url: expect.stringContaining('&code_challenge_method=S256') })
})

test('lines that cannot be read are answered with the parser’s words', () => {
  expect(build('client_kwargs = { scope: "x" }', true)).toEqual({
    ok: false,
    says: "Expected '=' after a key in a key/value pair (at line 1, column 24)",
  })
})

test('client_kwargs that is no table is answered with Streamlit’s words', () => {
  expect(build('client_kwargs = "x"', false)).toEqual({
    ok: false,
    says: "AttributeError: 'str' object has no attribute 'to_dict'",
  })
})
