import { expect, test } from 'vitest'
import { problems } from '../../../tests/error-table.ts'
import { checkProblems, problemOfCallbackError, problemOfTokenError } from './check-problems.ts'

test('every problem that a check can be has a page', () => {
  const codes = new Set(problems.map(({ code }) => code))
  expect(checkProblems.filter((code) => !codes.has(code))).toEqual([])
})

test.each([
  ['access_denied', 'cancelled-consent'],
  ['interaction_required', 'prompt-none'],
  ['invalid_scope', 'scope-refused'],
  ['constructor', 'callback-provider-error'],
])('%s in a callback is %s', (error, problem) => {
  expect(problemOfCallbackError(error)).toBe(problem)
})

test.each([
  [503, undefined, 'token-endpoint-500'],
  [401, undefined, 'wrong-client-secret'],
  [400, 'unauthorized_client', 'wrong-client-secret'],
  [400, 'invalid_grant', 'code-not-accepted'],
  [400, 'a word of its own', 'callback-exchange-failed'],
])('%d with %s from the token endpoint is %s', (status, error, problem) => {
  expect(problemOfTokenError(status, error)).toBe(problem)
})
