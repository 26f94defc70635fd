import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeResponse } from '#lib/message/message.ts'
import { faultByHand } from './index.ts'
import { onTheWay, withParameter } from './on-the-way.ts'

const base = '/app/one/'
const login = 'http://localhost:4321/app/one/auth/login?provider=x'
const resume = 'http://localhost:4321/provider/acme/auth/u'
const callback = 'http://localhost:4321/app/one/oauth2callback?code=c&state=s&iss=i'
const authorization = 'http://localhost:4321/provider/acme/auth?nonce=n&scope=openid%20email'

function redirect(location: string, ...cookies: readonly string[]): WholeResponse {
  const headers = new HeaderList({ location })
  for (const line of cookies) headers.append('set-cookie', line)
  return { status: 302, headers, body: null }
}

test('a parameter is changed, and everything else stays as it is written', () => {
  const url = new URL('http://a.example/?scope=openid%20email&state=old&statement=1')
  expect(withParameter(url, { name: 'state', value: 'new' }).href).toBe(
    'http://a.example/?scope=openid%20email&state=new&statement=1',
  )
})

test('a redirect is changed after it was sent: the capture keeps what the provider said', () => {
  const { sent, arrives, remarks } = onTheWay(faultByHand('changed-state'), redirect(callback), { url: resume, base })
  expect(sent.headers.get('location')).toBe(callback)
  expect(arrives.headers.get('location')).toBe(callback.replace('state=s', 'state=changed-on-its-way'))
  expect(remarks).toEqual([{ kind: 'fault', level: 'warning', text: 'On its way, state becomes changed-on-its-way.' }])
})

test('the way back from a logout is left alone', () => {
  const back = redirect('http://localhost:4321/app/one/oauth2callback')
  const { arrives, remarks } = onTheWay(faultByHand('lost-state-cookie'), back, { url: resume, base })
  expect(arrives).toBe(back)
  expect(remarks).toEqual([])
})

test('without a fault nothing is touched', () => {
  const answer = redirect(authorization)
  expect(onTheWay(undefined, answer, { url: login, base }).arrives).toBe(answer)
})

test('the session cookie is set by the app and not kept by the browser', () => {
  const answer = redirect(authorization, '_streamlit_session=x; path=/app/one', 'other=1')
  const { sent, arrives } = onTheWay(faultByHand('other-host'), answer, { url: login, base })
  expect(sent.headers.getSetCookie()).toEqual(['_streamlit_session=x; path=/app/one', 'other=1'])
  expect(arrives.headers.getSetCookie()).toEqual(['other=1'])
})

test('a callback that logged the browser in is opened once more, and not again', () => {
  const fault = faultByHand('replayed-callback')
  const first = redirect(base, '_streamlit_user=abc; Path=/app/one')
  expect(onTheWay(fault, first, { url: callback, base }).arrives.headers.get('location')).toBe(callback)
  expect(onTheWay(fault, redirect(base), { url: callback, base }).arrives.headers.get('location')).toBe(base)
})

test('large cookies live for two minutes, and a deletion stays one', () => {
  const answer = redirect(
    base,
    '_streamlit_user=abc; HttpOnly; Max-Age=2592000; Path=/app/one',
    '_streamlit_user_1=""; Max-Age=0; Path=/app/one',
  )
  const { arrives } = onTheWay(faultByHand('cookies-over-8-kb'), answer, { url: callback, base })
  expect(arrives.headers.getSetCookie()).toEqual([
    '_streamlit_user=abc; HttpOnly; Max-Age=120; Path=/app/one',
    '_streamlit_user_1=""; Max-Age=0; Path=/app/one',
  ])
})
