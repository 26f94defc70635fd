import { expect, test } from 'vitest'
import { Names } from './names.ts'

const world = { origin: 'http://localhost:40001', base: '/app/x/', provider: 'http://localhost:50001' }

test('random values are counted, and the same value keeps its name', () => {
  const names = new Names(world, ['changed'])
  expect(names.ofLocation('/app/x/oauth2callback?code=abc&state=one')).toBe(
    '/oauth2callback?code=<code 1>&state=<state 1>',
  )
  expect(names.ofLocation('/app/x/oauth2callback?code=def&state=one')).toBe(
    '/oauth2callback?code=<code 2>&state=<state 1>',
  )
  expect(names.ofLocation('/app/x/oauth2callback?state=changed')).toBe('/oauth2callback?state=changed')
})

test('ports and the base path are a developer’s', () => {
  const names = new Names(world, [])
  expect(names.ofAppUrl(new URL('http://localhost:40001/app/x/'))).toBe('/')
  expect(names.ofAppUrl(new URL('http://localhost:40002/app/x/'))).toBe('http://localhost:8502/')
  expect(names.ofAppUrl(new URL('http://127.0.0.1:40001/app/x/auth/login?provider=a.b.c'))).toBe(
    'http://127.0.0.1:8501/auth/login?provider=<login link>',
  )
  expect(
    names.ofLocation(
      'http://localhost:50001/auth?redirect_uri=http%3A%2F%2Flocalhost%3A40001%2Fapp%2Fx%2Foauth2callback',
    ),
  ).toBe('http://localhost:4321/auth?redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback')
})
