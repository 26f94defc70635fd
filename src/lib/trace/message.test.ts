import { expect, test } from 'vitest'
import type { Exchange, Header } from './exchange.ts'
import { claimsOf, messageOf } from './message.ts'

const body = (text: string, cut = 0) => ({ text, bytes: text.length + cut, cut })

function exchange(part: {
  method?: string
  url?: string
  sent?: readonly Header[]
  form?: string
  came?: readonly Header[]
  answer?: string
  cut?: number
}): Exchange {
  const { method = 'GET', url = 'http://app.example/app/a/oauth2callback', sent = [], came = [] } = part
  return {
    ...{ at: Date.UTC(2026, 10, 1), took: 1, channel: 'front', from: 'browser', to: 'app', tenant: null, remarks: [] },
    request: { method, url, headers: sent, body: part.form === undefined ? null : body(part.form) },
    response: { status: 200, headers: came, body: part.answer === undefined ? null : body(part.answer, part.cut) },
  }
}

// {"alg":"none"}.{"sub":"ada"}.
const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.'

test('is read once', () => {
  const one = exchange({ answer: '{"a":1}' })
  expect(messageOf(one)).toBe(messageOf(one))
  expect(messageOf(one).json).toBe(messageOf(one).json)
  expect(messageOf({ ...one })).not.toBe(messageOf(one))
})

test('has the query of its address, decoded', () => {
  const { query, url } = messageOf(exchange({ url: 'http://app.example/callback?code=a%20b&state=1&state=2' }))
  expect([...query]).toEqual([
    ['code', 'a b'],
    ['state', '1'],
    ['state', '2'],
  ])
  expect(url.pathname).toBe('/callback')
})

test('has a form only where the body is one', () => {
  const form = 'code=a+b&grant_type=authorization_code'
  const type = 'application/x-www-form-urlencoded;charset=UTF-8'
  expect(messageOf(exchange({ form, sent: [['content-type', type]] })).form).toEqual([
    ['code', 'a b'],
    ['grant_type', 'authorization_code'],
  ])
  expect(messageOf(exchange({ form, sent: [['content-type', 'text/plain']] })).form).toEqual([])
})

test('has its cookies as written, and as the app reads them', () => {
  const { cookies, jar } = messageOf(exchange({ sent: [['cookie', 'a="1"; b=x=; a=2; odd']] }))
  expect(cookies).toEqual([
    ['a', '"1"'],
    ['b', 'x='],
    ['a', '2'],
    ['odd', ''],
  ])
  expect([...jar]).toEqual([
    ['a', '1'],
    ['b', 'x='],
  ])
})

test('has every Set-Cookie line, judged at the time it came', () => {
  const expired = 'b=; expires=Sat, 31 Oct 2026 00:00:00 GMT'
  const { setCookies } = messageOf(
    exchange({
      came: [
        ['set-cookie', 'a=1; Path=/app'],
        ['set-cookie', expired],
      ],
    }),
  )
  expect(setCookies.map(({ name, removes, line }) => [name, removes, line])).toEqual([
    ['a', false, 'a=1; Path=/app'],
    ['b', true, expired],
  ])
})

test.each([
  ['/app/a/', 'http://app.example/app/a/'],
  ['https://id.example/auth?x=1', 'https://id.example/auth?x=1'],
  ['http://[', undefined],
])('sends the browser to %s: %s', (location, expected) => {
  expect(messageOf(exchange({ came: [['location', location]] })).location?.href).toBe(expected)
})

test('sends the browser nowhere without a location', () => {
  expect(messageOf(exchange({})).location).toBeNull()
})

test.each([
  ['{"issuer":"x"}', 0, { issuer: 'x' }],
  ['{"issuer":"x"}', 5, undefined],
  ['[1]', 0, undefined],
  ['not found', 0, undefined],
])('reads the answer %s, of which %i bytes were cut, as %o', (answer, cut, expected) => {
  expect(messageOf(exchange({ answer, cut })).json).toEqual(expected)
})

test('decodes the ID token of an answer', () => {
  expect(messageOf(exchange({ answer: JSON.stringify({ id_token: token }) })).idToken?.claims).toEqual({ sub: 'ada' })
  expect(messageOf(exchange({ answer: '{"id_token":"no token"}' })).idToken).toBeUndefined()
})

test('knows an answer that is a page', () => {
  expect(messageOf(exchange({ came: [['content-type', 'text/html; charset=utf-8']] })).isPage).toBe(true)
  expect(messageOf(exchange({ came: [['content-type', 'application/json']] })).isPage).toBe(false)
})

test('the claims of a run are those of the last ID token that its token answers brought', () => {
  const url = 'http://id.example/provider/acme/token'
  const granted = exchange({ method: 'POST', url, answer: JSON.stringify({ id_token: token }) })
  const refused = exchange({ method: 'POST', url, answer: '{"error":"invalid_grant"}' })
  expect(claimsOf([granted, refused])).toEqual({ sub: 'ada' })
  expect(claimsOf([refused])).toEqual({})
})
