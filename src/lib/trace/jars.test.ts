import { expect, test } from 'vitest'
import type { Exchange, Header } from './exchange.ts'
import { jarsOf } from './jars.ts'

const passed = (to: 'app' | 'provider', requestHeaders: Header[], responseHeaders: Header[]): Exchange => ({
  at: Date.UTC(2026, 10, 1),
  took: 1,
  channel: 'front',
  from: 'browser',
  to,
  tenant: null,
  request: { method: 'GET', url: 'http://localhost/app/x/', headers: requestHeaders, body: null },
  response: { status: 200, headers: responseHeaders, body: null },
  remarks: [],
})

test('keeps the app’s cookies apart from the provider’s', () => {
  const jars = jarsOf([
    passed('app', [], [['set-cookie', '_streamlit_session=s; path=/app/x']]),
    passed('provider', [], [['set-cookie', 'acme_session=p; path=/provider/acme']]),
  ])
  expect(jars.app.map(({ name, value, message, held }) => ({ name, value, message, held }))).toEqual([
    { name: '_streamlit_session', value: 's', message: 1, held: true },
  ])
  expect(jars.provider.map((cookie) => cookie.name)).toEqual(['acme_session'])
})

test('says which message removed a cookie, and keeps its last value', () => {
  const jars = jarsOf([
    passed('app', [], [['set-cookie', '_streamlit_user=u; Path=/app/x']]),
    passed('app', [['cookie', '_streamlit_user=u']], [['set-cookie', '_streamlit_user=""; Max-Age=0; Path=/app/x']]),
  ])
  expect(jars.app).toMatchObject([{ name: '_streamlit_user', value: 'u', message: 2, held: false }])
})

test('lists a cookie that only came along, set before this run', () => {
  const jars = jarsOf([passed('app', [['cookie', 'a=1; _streamlit_user=u']], [])])
  expect(jars.app.map(({ name, set }) => ({ name, set }))).toEqual([
    { name: 'a', set: null },
    { name: '_streamlit_user', set: null },
  ])
})

test('leaves out this site’s own cookies and the removal of what never was', () => {
  const jars = jarsOf([
    passed('app', [['cookie', 'lab_visitor=x']], [['set-cookie', '_streamlit_session=null; path=/; Max-Age=0']]),
  ])
  expect(jars.app).toEqual([])
})
