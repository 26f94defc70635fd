import { expect, test } from 'vitest'
import type { Exchange } from '#lib/trace/exchange.ts'
import type { Pause } from './pauses.ts'
import { predictionOf } from './predictions.ts'

const origin = 'http://localhost:4321'

const pause = (method: string, path: string): Pause => ({
  scenario: 'simple-example',
  from: 'browser',
  to: 'app',
  request: { method, url: origin + path, headers: [], body: null },
  next: origin + path,
})

const callback = (...cookies: string[]): Exchange => ({
  at: 0,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: 'app',
  tenant: null,
  request: {
    method: 'GET',
    url: `${origin}/app/simple-example/oauth2callback?code=a&state=b`,
    headers: [],
    body: null,
  },
  response: { status: 302, headers: cookies.map((line) => ['set-cookie', line] as const), body: null },
  remarks: [],
})

const loggedIn = { exchanges: [callback('_streamlit_user=abc; Path=/')] }
const chose = (form: string): Exchange => ({
  ...callback(),
  request: {
    method: 'POST',
    url: `${origin}/provider/acme/interaction/abc`,
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: { text: form, bytes: form.length, cut: 0 },
  },
})

test.each([
  ['GET', '/provider/acme/auth?client_id=simple-example'],
  ['GET', '/provider/acme/interaction/abc'],
  ['GET', '/app/simple-example/oauth2callback?code=a&state=b'],
  ['POST', '/provider/acme/token'],
  ['GET', '/app/simple-example/'],
  ['GET', '/provider/acme/session/end'],
])('before %s %s stands a question with one right answer, and each answer says why', (method, path) => {
  const guesses = predictionOf(pause(method, path), loggedIn)?.guesses ?? []
  expect(guesses.length).toBeGreaterThanOrEqual(2)
  expect(guesses.filter(({ right }) => right)).toHaveLength(1)
  expect(guesses.filter(({ why }) => why.length < 30)).toEqual([])
})

test('nothing is asked where the usual answer would be wrong: after a logout, a denial, a login that failed, with a fault', () => {
  expect(predictionOf(pause('POST', '/provider/acme/token'), { ...loggedIn, fault: 'wrong-client-secret' })).toBeNull()
  expect(predictionOf(pause('GET', '/app/simple-example/oauth2callback'), loggedIn)).toBeNull()
  expect(predictionOf(pause('GET', '/app/simple-example/'), { exchanges: [callback()] })).toBeNull()
  expect(predictionOf(pause('GET', '/provider/acme/auth/abc'), { exchanges: [chose('deny=yes')] })).toBeNull()
  expect(predictionOf(pause('GET', '/elsewhere'), loggedIn)).toBeNull()
})

test('before the provider goes on it is asked what comes back with the code: `state`', () => {
  const run = { exchanges: [chose('persona=ada')] }
  const { question, guesses = [] } = predictionOf(pause('GET', '/provider/acme/auth/abc'), run) ?? {}
  expect(question).toBe('What will come back with the code?')
  expect(guesses.find(({ right }) => right)?.text).toBe('`state`, unchanged')
})
