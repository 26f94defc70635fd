import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf, textOf, type WholeRequest } from '#lib/message/message.ts'
import { publicAnswers } from './public-answers.ts'

const jwks = 'http://localhost:4321/provider/acme/jwks'
const get = (url: string, headers: Record<string, string> = {}): WholeRequest => ({
  method: 'GET',
  url,
  headers: new HeaderList(headers),
  body: null,
})
const answer = { status: 200, headers: new HeaderList({ date: 'long ago' }), body: bodyOf('{"keys":[]}') }

test('gives a kept answer the date of now', () => {
  const answers = publicAnswers(() => Date.UTC(2026, 10, 1))
  answers.keep(get(jwks), answer)
  const found = answers.find(get(jwks))
  expect(textOf(found?.body ?? null)).toBe('{"keys":[]}')
  expect(found?.headers.get('date')).toBe('Sun, 01 Nov 2026 00:00:00 GMT')
  expect(answer.headers.get('date')).toBe('long ago')
})

test.each([
  get(`${jwks}?app=tag`),
  get(jwks, { origin: 'http://elsewhere.example' }),
  get('http://localhost:4321/provider/acme/auth'),
  { ...get(jwks), method: 'POST' },
])('keeps nothing that may differ: $method $url', (request) => {
  const answers = publicAnswers(() => 0)
  answers.keep(request, answer)
  expect(answers.find(request)).toBeNull()
})

test('keeps no refusal', () => {
  const answers = publicAnswers(() => 0)
  answers.keep(get(jwks), { ...answer, status: 503 })
  expect(answers.find(get(jwks))).toBeNull()
})
