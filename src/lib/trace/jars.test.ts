import { expect, test } from 'vitest'
import type { Exchange, Header } from './exchange.ts'
import { type JarCookie, jarsOf } from './jars.ts'

const start = Date.UTC(2026, 10, 1)

const passed = (url: string, requestHeaders: Header[], responseHeaders: Header[], after = 0, took = 1): Exchange => ({
  at: start + after,
  took,
  channel: 'front',
  from: 'browser',
  to: url.startsWith('/app/') ? 'app' : 'provider',
  tenant: null,
  request: { method: 'GET', url: `http://localhost${url}`, headers: requestHeaders, body: null },
  response: { status: 200, headers: responseHeaders, body: null },
  remarks: [],
})

const told = ({ name, value, held, history }: JarCookie) =>
  `${name}=${value} ${held ? 'held' : 'off'}: ${history.map(({ kind, message }) => `${kind} ${message}`).join(', ')}`

test('keeps the app’s cookies apart from the provider’s', () => {
  const jars = jarsOf([
    passed('/app/x/', [], [['set-cookie', '_streamlit_session=s; path=/app/x']]),
    passed('/provider/acme/auth', [], [['set-cookie', 'acme_session=p; path=/provider/acme']], 10),
  ])
  expect(jars.app.map(told)).toEqual(['_streamlit_session=s held: set 1'])
  expect(jars.provider.map(told)).toEqual(['acme_session=p held: set 2'])
})

test('tells what became of a cookie: set, replaced, renewed, removed', () => {
  const jars = jarsOf([
    passed('/app/x/oauth2callback', [], [['set-cookie', '_streamlit_user=u; Path=/app/x']]),
    passed(
      '/app/x/oauth2callback',
      [['cookie', '_streamlit_user=u']],
      [['set-cookie', '_streamlit_user=v; Path=/app/x']],
      10,
    ),
    passed(
      '/app/x/oauth2callback',
      [['cookie', '_streamlit_user=v']],
      [['set-cookie', '_streamlit_user=v; Path=/app/x']],
      20,
    ),
    passed(
      '/app/x/auth/logout',
      [['cookie', '_streamlit_user=v']],
      [['set-cookie', '_streamlit_user=""; Max-Age=0; Path=/app/x']],
      30,
    ),
  ])
  expect(jars.app.map(told)).toEqual(['_streamlit_user=v off: set 1, replaced 2, renewed 3, removed 4'])
  expect(jars.app[0]?.history.map(({ phase }) => phase)).toEqual(['callback', 'callback', 'callback', 'logout'])
})

test('lists a cookie that only came along, set before this run', () => {
  const jars = jarsOf([passed('/app/x/', [['cookie', 'a=1; _streamlit_user=u']], [])])
  expect(jars.app.map(told)).toEqual(['a=1 held: came 1', '_streamlit_user=u held: came 1'])
  expect(jars.app.map(({ set }) => set)).toEqual([null, null])
})

test('notices a cookie that comes back with another value than was set, and keeps its attributes', () => {
  const jars = jarsOf([
    passed('/app/x/', [], [['set-cookie', '_streamlit_user=u; HttpOnly; Path=/app/x']]),
    passed('/app/x/', [['cookie', '_streamlit_user=forged']], [], 10),
  ])
  expect(jars.app.map(told)).toEqual(['_streamlit_user=forged held: set 1, changed 2'])
  expect(jars.app[0]?.set?.attributes).toEqual([
    ['HttpOnly', ''],
    ['Path', '/app/x'],
  ])
})

test('notices a cookie that stays away from a request to its path, and one that comes back', () => {
  const jars = jarsOf([
    passed('/app/x/', [], [['set-cookie', '_streamlit_user=u; Path=/app/x']]),
    passed('/app/x/', [], [], 10),
    passed('/app/x/', [['cookie', '_streamlit_user=u']], [], 20),
  ])
  expect(jars.app.map(told)).toEqual(['_streamlit_user=u held: set 1, gone 2, came 3'])
})

test('expects no cookie on requests outside its path', () => {
  const jars = jarsOf([
    passed('/provider/acme/auth', [], [['set-cookie', 'acme_interaction=i; path=/provider/acme/interaction/7']]),
    passed('/provider/acme/auth/7', [], [], 10),
    passed('/provider/acme/interaction/71', [], [], 20),
  ])
  expect(jars.provider.map(told)).toEqual(['acme_interaction=i held: set 1'])
})

test('keeps two cookies of one name apart by their paths', () => {
  const jars = jarsOf([
    passed('/provider/acme/auth', [], [['set-cookie', 'acme_interaction=i; path=/provider/acme/interaction/7']]),
    passed('/provider/acme/auth', [], [['set-cookie', 'acme_interaction=j; path=/provider/acme/interaction/8']], 10),
    passed('/provider/acme/interaction/7', [['cookie', 'acme_interaction=i']], [], 20),
  ])
  expect(jars.provider.map(told)).toEqual(['acme_interaction=i held: set 1', 'acme_interaction=j held: set 2'])
})

test('a request of another tab that left before the answer is not expected to carry the new cookie', () => {
  const jars = jarsOf([
    passed('/app/x/oauth2callback', [], [['set-cookie', '_streamlit_user=u; Path=/app/x']], 0, 100),
    passed('/app/x/', [], [], 50),
    passed('/app/x/', [['cookie', '_streamlit_user=u']], [], 200),
  ])
  expect(jars.app.map(told)).toEqual(['_streamlit_user=u held: set 1'])
})

test('leaves out this site’s own cookies and the removal of what never was', () => {
  const jars = jarsOf([
    passed('/app/x/', [['cookie', 'lab_visitor=x']], [['set-cookie', '_streamlit_session=null; path=/; Max-Age=0']]),
  ])
  expect(jars.app).toEqual([])
})
