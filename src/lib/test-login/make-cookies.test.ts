import { expect, test } from 'vitest'
import { userFromCookies } from '#lib/streamlit/user-info.ts'
import { makeCookies } from './make-cookies.ts'

const now = 1_763_900_000
const asked = {
  claims: '{"email": "ada@example.com", "groups": ["staff"]}',
  tokens: '',
  address: 'http://localhost:8501',
  provider: '',
}
const signing = { secret: 'a-cookie-secret-that-tests-made-', age: 0, streamlit: '1.66.0' }

/** What Streamlit makes of the cookies at a moment, asked by a page of that origin. */
function userAt(moment: number, origin: string, changes: object = {}) {
  const making = makeCookies({ ...asked, ...changes }, { ...signing, ...changes }, now)
  if (!making.ok) throw new Error(JSON.stringify(making.problems))
  const jar = new Map(making.made.cookies.map(({ name, value }) => [name, value]))
  const exposed = ['id', 'access']
  const { user } = userFromCookies({ hasAuth: true, jar, secret: signing.secret, now: moment, origin, exposed })
  return { user, remarks: making.made.remarks, names: [...jar.keys()] }
}

test('st.user holds the claims, and what Streamlit adds to them', () => {
  expect(userAt(now, 'http://localhost:8501')).toEqual({
    user: { is_logged_in: true, email: 'ada@example.com', groups: ['staff'], provider: 'default', tokens: {} },
    remarks: [],
    names: ['_streamlit_user', '_streamlit_user_tokens'],
  })
})

test('tokens stand in a cookie of their own', () => {
  const { user } = userAt(now, 'http://localhost:8501', { tokens: '{"access": "a"}', provider: 'okta' })
  expect(user).toMatchObject({ provider: 'okta', tokens: { access: 'a' } })
})

test('for a page at another address it is no login', () => {
  expect(userAt(now, 'http://127.0.0.1:8501').user).toEqual({ is_logged_in: false })
})

test('signed late in a second it is a login in the same second: Streamlit refuses what is from the future', () => {
  const moment = now + 0.9
  const making = makeCookies(asked, signing, moment)
  const jar = new Map(making.ok ? making.made.cookies.map(({ name, value }) => [name, value]) : [])
  const visit = {
    hasAuth: true,
    jar,
    secret: signing.secret,
    now: Math.floor(moment),
    origin: asked.address,
    exposed: [],
  }
  expect(userFromCookies(visit).user).toMatchObject({ is_logged_in: true })
})

test.each([
  ['http://localhost:8501', 'http://localhost:8501', '/'],
  ['http://localhost:8501/team/notes/', 'http://localhost:8501', '/team/notes'],
  ['http://localhost:8501/notes/oauth2callback', 'http://localhost:8501', '/notes'],
  ['HTTPS://App.Example.org:443/', 'https://app.example.org', '/'],
  ['http://[::1]:8501', 'http://[::1]:8501', '/'],
])('the address %s is the origin %s and the path %s', (address, origin, path) => {
  expect(makeCookies({ ...asked, address }, signing, now)).toMatchObject({ made: { login: { origin, path } } })
})

test.each([
  [{ claims: '' }, 'The claims are empty. Write a JSON object, such as `{"email": "ada@example.com"}`.'],
  [
    { claims: "{'a': True}" },
    'The claims are not JSON. This looks like a Python dict: JSON wants double quotes, and `true`, `false`, `null`.',
  ],
  [{ claims: '{"a": 1,}' }, 'The claims are not JSON. JSON takes no comma before a closing bracket.'],
  [{ claims: 'eyJh.eyJi.c2ln' }, 'The claims are not JSON. This looks like a token: paste the claims in it.'],
  [{ claims: '[1]' }, 'The claims are a JSON list. They have to be a JSON object: names and values in braces.'],
  [{ claims: 'null' }, 'The claims are JSON’s `null`. They have to be a JSON object: names and values in braces.'],
  [{ claims: ' '.repeat(65_537) }, 'The claims have 65537 characters. 65536 are the most that is read here.'],
  [{ claims: `{"a": ${'['.repeat(100)}${']'.repeat(100)}}` }, 'The claims are nested deeper than 100 levels.'],
  [{ provider: 'p'.repeat(2049) }, 'The name of the provider is longer than 2048 characters.'],
  [{ address: `http://localhost/${'a'.repeat(2048)}` }, 'The address is longer than 2048 characters.'],
  [{ secret: 's'.repeat(2049) }, 'The `cookie_secret` is longer than 2048 characters.'],
  [{ tokens: '{"refresh": "r"}' }, 'The tokens hold `refresh`. Streamlit keeps `id` and `access`, both texts.'],
  [{ tokens: '{"id": 1}' }, 'The tokens hold `id`. Streamlit keeps `id` and `access`, both texts.'],
  [{ address: ' ' }, 'The address of the app is missing, such as `http://localhost:8501`.'],
  [
    { address: 'localhost:8501' },
    'The address is none of a web page, such as `http://localhost:8501`: scheme, host and port.',
  ],
  [{ address: 'http://a:b@localhost:8501' }, 'The address has a user or a password in it: leave them out.'],
  [
    { address: 'http://localhost:8501/a%3Bb' },
    'The path of the address holds a character that a cookie’s path cannot.',
  ],
  [{ secret: '' }, 'The `cookie_secret` is empty. Streamlit raises at `st.login()` with such a one.'],
  [{ age: Number.NaN }, 'The age has to be a number of days, at most 3650.'],
  [
    { streamlit: '1.56.0' },
    'Streamlit 1.56.0 signs its cookies otherwise (Tornado, `2|1:0|…`). Cookies of 1.57 and newer are made here.',
  ],
])('says why none are made, %#', (changes, text) => {
  const making = makeCookies({ ...asked, ...changes }, { ...signing, ...changes }, now)
  expect(making.ok ? [] : making.problems.map((problem) => problem.text)).toEqual([text])
})

test('says all that is wrong at once', () => {
  const making = makeCookies({ ...asked, claims: '', address: '' }, { ...signing, secret: '' }, now)
  expect(making.ok ? [] : making.problems.map(({ at }) => at)).toEqual(['claims', 'address', 'secret'])
})

test.each([
  [31, true, []],
  [
    32,
    false,
    ['Signed 32 days ago: 31 are the most. Streamlit takes it for no cookie: the app is logged out, and logs nothing.'],
  ],
  [
    -1,
    false,
    ['Signed in the future: Streamlit takes it for no cookie until then. The app is logged out, and logs nothing.'],
  ],
])('a cookie of %i days: logged in is %s', (age, isLoggedIn, remarks) => {
  const { user, remarks: said } = userAt(now, 'http://localhost:8501', { age })
  expect([user['is_logged_in'], said]).toEqual([isLoggedIn, remarks])
})

test('says what Streamlit does with a claim that it writes itself, with exp, and with a short secret', () => {
  const claims = '{"origin": "x", "provider": "y", "exp": 1}'
  const making = makeCookies({ ...asked, claims }, { ...signing, secret: 'short' }, now)
  expect(making).toMatchObject({
    made: {
      remarks: [
        'The `cookie_secret` is shorter than 14 bytes: Streamlit takes it, and warns in its log.',
        '`origin`, `provider`: Streamlit writes its own over what the claims hold.',
        '`exp` lies in the past. Streamlit does not look at it: the app stays logged in.',
      ],
    },
  })
})

test('takes the longest path', () => {
  const { names } = userAt(now, 'http://localhost', { address: `http://localhost/${'a'.repeat(2031)}` })
  expect(names[0]).toBe('_streamlit_user')
})

test('warns of an address that is not on this machine, and of a number that JavaScript rounds', () => {
  const { remarks } = userAt(now, 'https://a.example', {
    address: 'https://a.example',
    claims: '{"n": [9007199254740993]}',
  })
  expect(remarks).toEqual([
    expect.stringMatching(/^`https:\/\/a\.example` is not on this machine\./),
    'A number has more digits than JavaScript keeps: it is rounded here, and Streamlit would keep it whole.',
  ])
})

/** Claims that hardly compress. */
function longClaims(length: number): string {
  let seed = 1
  let text = ''
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647
    text += seed.toString(36)
  }
  return JSON.stringify({ text: text.slice(0, length) })
}

test('long claims are split as Streamlit splits them, and over 8,190 characters the remark names the limit', () => {
  const split = userAt(now, 'http://localhost:8501', { claims: longClaims(4500) })
  expect(split.names).toEqual(['_streamlit_user', '_streamlit_user_1', '_streamlit_user_2', '_streamlit_user_tokens'])
  expect(split.remarks).toEqual(['Too long for one cookie of 4,096 bytes: split, as Streamlit does.'])
  const { remarks } = userAt(now, 'http://localhost:8501', { claims: longClaims(20_000) })
  expect(remarks[1]).toMatch(
    /^The `Cookie` line has \d{5} characters; Streamlit’s WebSocket takes 8190\. The app never/,
  )
})
