import { expect, test } from 'vitest'
import { ask, labBrowser, testLab } from '#lib/lab/testing.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'

const base = '/app/openid-connect/'
const lab = await testLab()
const app = lab.app('openid-connect')
if (!app) throw new Error('no scenario openid-connect')

const request = (path: string, cookie: string) => ask(lab, path, { headers: { cookie } })
const signed = (name: string, value: string) =>
  `${name}=${signCookie({ name, value, secret: app.cookieSecret, now: Math.floor(Date.now() / 1000) })}`
const names = (headers: Pick<Headers, 'getSetCookie'>) => headers.getSetCookie().map((line) => line.split('=')[0])

/** The address that a button of the app leads to. */
async function loginLink(): Promise<string> {
  const shown = await labBrowser(lab).open(base)
  const button = shown.kind === 'app' ? shown.page.drawn.find((one) => one.kind === 'login') : undefined
  return button?.kind === 'login' ? button.href : ''
}

test('a login deletes cookies that cannot be read, and sets the session cookie last', async () => {
  const { response } = await request(await loginLink(), '_streamlit_user=forged; _streamlit_user_3=old')
  expect(names(response.headers)).toEqual([
    '_streamlit_user',
    '_streamlit_user_3',
    '_streamlit_user_tokens',
    '_streamlit_session',
  ])
})

test('a logout deletes both cookies though none came, and says nothing', async () => {
  const { response, remarks } = await request(`${base}auth/logout`, '')
  expect(names(response.headers)).toEqual(['_streamlit_user', '_streamlit_user_tokens'])
  expect(remarks).toEqual([])
})

test.each([
  ['{"provider": "gone"}', { kind: 'log', level: 'info', text: 'No end_session_endpoint found for provider gone' }],
  [
    '[1]',
    { kind: 'log', level: 'warning', text: 'Failed to get provider logout URL: the cookie holds no JSON object' },
  ],
])('a logout with %s stays here and logs why', async (value, remark) => {
  const { response, remarks } = await request(`${base}auth/logout`, signed('_streamlit_user', value))
  expect(response.headers.get('location')).toBe(base)
  expect(remarks[0]).toEqual(remark)
})

test('a logout with tokens that are no JSON stays here and logs why', async () => {
  const cookies = `${signed('_streamlit_user', '{"provider": "default"}')}; ${signed('_streamlit_user_tokens', 'text')}`
  const { response, remarks } = await request(`${base}auth/logout`, cookies)
  expect(response.headers.get('location')).toBe(base)
  expect(remarks).toEqual([{ kind: 'log', level: 'error', text: 'Error, invalid tokens cookie value.' }])
})
