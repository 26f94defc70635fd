import { expect, test } from 'vitest'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { callbackAt, madeLogin, type Twist } from '../testing.ts'
import { verdictOf } from './verdict.ts'

const body = (text: string) => ({ text, bytes: text.length, cut: 0 })

/** A made-up login whose callback set no cookie, with other answers from one phase. */
async function failing(twist: Twist, phase = 'none', answer: Partial<Exchange['response']> = {}): Promise<Exchange[]> {
  const { exchanges } = await madeLogin(twist)
  return exchanges.map((exchange) => {
    const headers = exchange.response?.headers.filter(([name]) => name !== 'set-cookie') ?? []
    const response = exchange.response && { ...exchange.response, headers }
    const session = phaseOf(exchange) === 'login' && response
    const cookie = ['cookie', '_streamlit_session=x.y.z'] as const
    return {
      ...exchange,
      request: { ...exchange.request, headers: [...exchange.request.headers, cookie] },
      response: session
        ? { ...response, headers: [...headers, ['set-cookie', '_streamlit_session=x']] }
        : response && (phaseOf(exchange) === phase ? { ...response, ...answer } : response),
    }
  })
}

test.each<[string, Twist]>([
  ['id-token-from-the-future', { claims: { iat: callbackAt + 3600 } }],
  ['id-token-expired', { claims: { exp: callbackAt - 3600 } }],
  ['id-token-encrypted', { tamper: (token) => `${token}.e.f` }],
  ['jwks-rotated', { header: { kid: 'another' } }],
  ['id-token-bad-signature', { tamper: (token) => token.replace(/.$/, 'A') }],
])('%s is read off the ID token', async (problem, twist) => {
  expect(verdictOf(await failing(twist)).problem).toBe(problem)
})

test.each([
  [400, '{"error":"invalid_scope"}', 'scope-refused'],
  [400, '{"error":"unauthorized_client"}', 'wrong-client-secret'],
  [400, 'no JSON', 'callback-exchange-failed'],
  [502, 'no JSON', 'token-endpoint-500'],
  [200, '{"access_token":"a"}', 'scope-without-openid'],
])('%d with %s from the token endpoint is %s', async (status, text, problem) => {
  const { problem: named, messages } = verdictOf(await failing({}, 'token', { status, body: body(text) }))
  expect([named, messages?.first]).toEqual([problem, 6])
})

test.each([
  ['error=temporarily_unavailable', 'provider-down'],
  ['error=login_required', 'prompt-none'],
  ['error=of_its_own', 'callback-provider-error'],
])('a callback with %s is %s', async (error, problem) => {
  const all = await failing({})
  const exchanges = all.map((one) =>
    phaseOf(one) === 'callback'
      ? { ...one, request: { ...one.request, url: one.request.url.replace('code=the-code', error) } }
      : one,
  )
  expect(verdictOf(exchanges).problem).toBe(problem)
})

test.each([
  [404, '{}', 'metadata-not-json'],
  [200, '{"issuer":"x"}', 'metadata-incomplete'],
  [200, '{"authorization_endpoint":"x"}', 'authentication-error'],
])('metadata that come with %d and %s before the redirect are %s', async (status, text, problem) => {
  const [login, metadata] = await failing({}, 'metadata', { status, body: body(text) })
  if (!login || !metadata) throw new Error('no messages')
  const given = { ...login, response: { status: 400, headers: [], body: null } }
  const { text: said, problem: named } = verdictOf([given, metadata])
  expect([named, said.startsWith('Authentication error: ')]).toEqual([problem, true])
})
