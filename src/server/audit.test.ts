import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { auditLine } from './audit.ts'

const answer = (status: number, cookies: readonly string[] = []) => {
  const headers = new HeaderList()
  for (const line of cookies) headers.append('set-cookie', line)
  return { status, headers, body: null }
}
const callback = '/app/simple-example/oauth2callback'

test.each([
  ['a login', 'GET', `${callback}?code=c&state=s`, answer(302, ['_streamlit_user=x.y.z; HttpOnly']), 'login'],
  ['a removed identity', 'GET', `${callback}?code=c`, answer(302, ['_streamlit_user=""; Max-Age=0']), 'login-failed'],
  ['a refused consent', 'GET', `${callback}?error=access_denied`, answer(302), 'login-failed'],
  ['a broken exchange', 'GET', `${callback}?code=c&state=s`, answer(500), 'login-failed'],
  [
    'the way back from a logout',
    'GET',
    `${callback}?state=s`,
    answer(302, ['_streamlit_user=""; Max-Age=0']),
    undefined,
  ],
  ['a registration', 'POST', '/provider/acme/reg', answer(201), 'registration'],
  ['a refused registration', 'POST', '/provider/acme/reg', answer(400), undefined],
  ['a page', 'GET', '/app/simple-example/', answer(200), undefined],
] as const)('of %s', (_name, method, url, response, event) => {
  expect(auditLine(method, url, { response, remarks: [] })?.event).toBe(event)
})

test('says the app and nothing that came with the request', () => {
  const response = answer(302, ['_streamlit_user=secret; HttpOnly'])
  const line = auditLine('GET', `${callback}?code=secret-code&state=s`, { response, remarks: [] })
  expect(line).toEqual({ level: 'info', event: 'login', of: 'simple-example' })
})

test.each([
  ['Missing provider for OAuth callback; this often indicates a stale', 'callback-unknown-state'],
  ['Error during authentication: access_denied. Error description: None', 'callback-provider-error'],
  ["OAuth token exchange failed for provider 'acme'. Clearing auth cookies.", 'callback-exchange-failed'],
  ['something else', 'callback-failed'],
])('of "%s" the reason is %s', (text, reason) => {
  const remarks = [{ kind: 'log', level: 'warning', text }] as const
  const line = auditLine('GET', `${callback}?code=secret-code&state=s`, { response: answer(302), remarks })
  expect(line).toEqual({ level: 'info', event: 'login-failed', of: 'simple-example', status: 302, reason })
})
