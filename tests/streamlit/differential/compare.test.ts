import { expect, test } from 'vitest'
import { compare } from './compare.ts'
import type { PageEntry, RequestEntry } from './transcript.ts'

const nobody = '{"is_logged_in":false}'
const somebody = '{"is_logged_in":true}'
const page: PageEntry = {
  kind: 'page',
  what: 'opened',
  without: null,
  shown: 'page',
  user: somebody,
  tokens: '{}',
  exception: null,
  redirect: null,
  log: [],
}
const callback: RequestEntry = {
  kind: 'request',
  by: 'Streamlit',
  what: 'oauth2callback',
  status: 302,
  refusal: null,
  location: '/',
  cookies: [{ name: '_streamlit_user', attributes: 'Path=/', content: '{}', sameBytes: true }],
  log: [],
}
const refused: RequestEntry = {
  ...callback,
  by: 'sample app',
  cookies: [{ name: '_streamlit_user', attributes: 'Max-Age=0', content: 'deleted by ""', sameBytes: null }],
  log: ["warning OAuth token exchange failed for provider 'default'. Clearing auth cookies."],
}

test('a kept difference explains its own part', () => {
  const wall = { ...page, shown: 'no answer', user: null, tokens: null } as const
  expect(compare([wall], [page], ['header-wall']).unexplained).toBeNull()
  const noOrigin = { ...page, without: 'origin', user: nobody } as const
  expect(compare([noOrigin], [{ ...page, without: 'origin' }], ['no-socket']).unexplained).toBeNull()
  expect(compare([callback], [refused], ['other-audience']).unexplained).toBeNull()
})

test('a kept difference explains nothing else', () => {
  const wall = { ...page, shown: 'no answer', user: null, tokens: null } as const
  expect(compare([wall], [{ ...page, log: ['error other'] }], ['header-wall']).unexplained).toContain(
    '+   log error other',
  )
  const noOrigin = { ...page, without: 'origin', user: nobody } as const
  const raising = { ...page, without: 'origin', exception: 'KeyError: a' } as const
  expect(compare([noOrigin], [raising], ['no-socket']).unexplained).toContain('+   exception KeyError: a')
  expect(compare([callback], [{ ...refused, location: '/x' }], ['other-audience']).unexplained).toContain('+   302 /x')
})

test('a refusal of another form is no kept difference', () => {
  const silent = { ...refused, log: [] }
  expect(compare([callback], [silent], ['other-audience']).unexplained).not.toBeNull()
  const loggedIn = { ...refused, cookies: callback.cookies.map((cookie) => ({ ...cookie, attributes: 'Path=/x' })) }
  expect(compare([callback], [loggedIn], ['other-audience']).unexplained).not.toBeNull()
})
