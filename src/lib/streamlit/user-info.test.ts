import { expect, test } from 'vitest'
import type { Json } from '#lib/python/json.ts'
import { writeChunks } from './chunks.ts'
import { identityPayload, tokensPayload } from './identity.ts'
import { readAttribute, readItem, userFromCookies } from './user-info.ts'

const secret = 'a-long-random-cookie-secret-of-32-bytes!'
const now = 1_700_000_000
const origin = 'http://localhost:8501'

function jarOf(values: Record<string, string>): Map<string, string> {
  const cookies = Object.entries(values).flatMap(([name, value]) =>
    writeChunks({ name, value, secret, now, path: '/' }),
  )
  return new Map(cookies.map(({ name, value }) => [name, value]))
}

const login = (claims: Record<string, Json>) => ({
  _streamlit_user: identityPayload({ claims, redirectUri: `${origin}/oauth2callback`, provider: 'acme' }),
  _streamlit_user_tokens: tokensPayload({ idToken: 'i', accessToken: 'a' }),
})
const request = { hasAuth: true, jar: jarOf(login({ sub: '7', name: 'Łukasz 😀' })), secret, origin, exposed: [], now }
const anonymous = { user: { is_logged_in: false }, tokens: {}, logs: [] }

test('gives is_logged_in first, then the claims, the provider and the tokens, without the origin', () => {
  const info = userFromCookies(request)
  expect(JSON.stringify(info.user)).toBe(
    '{"is_logged_in":true,"sub":"7","name":"Łukasz 😀","provider":"acme","tokens":{}}',
  )
  expect(info).toMatchObject({ tokens: {}, logs: [] })
})

test.each([
  [[], {}],
  [['id'], { id: 'i' }],
  [['access', 'id'], { access: 'a', id: 'i' }],
  [['id', 'id'], { id: 'i' }],
])('exposes %j of the tokens', (exposed, tokens) => {
  expect(userFromCookies({ ...request, exposed }).tokens).toEqual(tokens)
})

test('without the tokens cookie st.user has no key "tokens"', () => {
  const jar = new Map([...request.jar].filter(([name]) => name !== '_streamlit_user_tokens'))
  expect(Object.keys(userFromCookies({ ...request, jar }).user)).toEqual(['is_logged_in', 'sub', 'name', 'provider'])
})

test('exposed tokens stand in st.user too, over a claim of that name', () => {
  const jar = jarOf(login({ sub: '7', tokens: 'mine' }))
  expect(userFromCookies({ ...request, jar, exposed: ['id'] }).user).toMatchObject({ tokens: { id: 'i' } })
})

test('exposes no token that the provider did not give', () => {
  const jar = jarOf({ ...login({ sub: '7' }), _streamlit_user_tokens: '{"access_token": "a"}' })
  expect(userFromCookies({ ...request, jar, exposed: ['id', 'access'] }).tokens).toEqual({ access: 'a' })
})

test('without [auth] st.user is empty', () => {
  expect(userFromCookies({ ...request, hasAuth: false })).toEqual({ user: {}, tokens: {}, logs: [] })
})

test('without a cookie, with a forged one or an expired one nobody is logged in, and nothing is logged', () => {
  expect(userFromCookies({ ...request, jar: new Map() })).toEqual(anonymous)
  expect(userFromCookies({ ...request, jar: new Map([['_streamlit_user', 'e30.ZVPxAA.x']]) })).toEqual(anonymous)
  expect(userFromCookies({ ...request, now: now + 2_678_401 })).toEqual(anonymous)
  expect(userFromCookies({ ...request, secret: 'another' })).toEqual(anonymous)
})

test.each(['https://localhost:8501', 'http://127.0.0.1:8501', 'http://localhost:8502', 'http://LOCALHOST:8501'])(
  'from %s nobody is logged in, no token is given, and the mismatch is logged',
  (other) => {
    expect(userFromCookies({ ...request, origin: other, exposed: ['id', 'access'] })).toEqual({
      user: { is_logged_in: false },
      tokens: {},
      logs: [
        {
          level: 'error',
          text: 'Origin mismatch, the origin of websocket request is not the same origin of redirect_uri in secrets.toml',
        },
      ],
    })
  },
)

test.each(['', 'null', 'localhost'])('an Origin header %j is no origin: anonymous, nothing logged', (none) => {
  expect(userFromCookies({ ...request, origin: none })).toEqual(anonymous)
})

test.each(['', '[]', 'nonsense', '"x"'])('a signed cookie that holds %j logs nobody in', (value) => {
  const info = userFromCookies({ ...request, jar: jarOf({ _streamlit_user: value }) })
  expect(info.user).toEqual({ is_logged_in: false })
  expect(info.logs).toHaveLength(value === '' ? 0 : 1)
})

test('a cookie without is_logged_in is not a login', () => {
  const jar = jarOf({ _streamlit_user: `{"sub": "7", "origin": "${origin}"}` })
  expect(userFromCookies({ ...request, jar }).user).toEqual({ is_logged_in: false, sub: '7' })
})

const large = Array.from({ length: 400 }, (_, i) => `group-${(i * i * 7919) % 1_000_003}-${(i * 104_729) % 999_983}`)

test('reads a login in chunks', () => {
  const jar = jarOf(login({ sub: '7', groups: large }))
  expect(jar.has('_streamlit_user_2')).toBe(true)
  expect(userFromCookies({ ...request, jar }).user).toMatchObject({ is_logged_in: true, groups: large })
})

test('a missing chunk logs the user out and is logged', () => {
  const jar = jarOf(login({ sub: '7', groups: large }))
  jar.delete('_streamlit_user_2')
  expect(userFromCookies({ ...request, jar })).toEqual({
    ...anonymous,
    logs: [{ level: 'error', text: "Missing chunk 2 for cookie '_streamlit_user'" }],
  })
})

test('a bad tokens cookie leaves the login as it is', () => {
  const jar = new Map([...request.jar, ['_streamlit_user_tokens', 'forged']])
  expect(userFromCookies({ ...request, jar, exposed: ['id'] })).toMatchObject({ user: { sub: '7' }, tokens: {} })
})

const user = { is_logged_in: true, name: '', email_verified: false, nickname: null }

test.each(['is_logged_in', 'name', 'email_verified', 'nickname'] as const)('%s can be read both ways', (name) => {
  expect(readAttribute(user, name)).toEqual({ ok: true, value: user[name] })
  expect(readItem(user, name)).toEqual({ ok: true, value: user[name] })
})

test.each(['email', 'toString', '__proto__', 'constructor'])('%s raises what Streamlit raises', (name) => {
  expect(readAttribute(user, name)).toEqual({
    ok: false,
    type: 'AttributeError',
    message: `st.user has no attribute "${name}".`,
  })
  expect(readItem(user, name)).toEqual({ ok: false, type: 'KeyError', message: `st.user has no key "${name}".` })
})

test.each([
  ['text', 'Error decoding auth cookie payload'],
  ['[1]', 'Error parsing auth cookie for websocket'],
])('an identity cookie that holds %s is nobody, and logged', (value, text) => {
  const jar = jarOf({ _streamlit_user: value })
  expect(userFromCookies({ ...request, jar })).toEqual({ ...anonymous, logs: [{ level: 'error', text }] })
})

test.each(['text', '1'])('a tokens cookie that holds %s leaves the user, and is logged', (value) => {
  const jar = jarOf({ ...login({ sub: '7' }), _streamlit_user_tokens: value })
  expect(userFromCookies({ ...request, jar, exposed: ['id'] })).toEqual({
    user: { is_logged_in: true, sub: '7', provider: 'acme' },
    tokens: {},
    logs: [{ level: 'error', text: 'Error parsing auth cookie for websocket' }],
  })
})
