import { expect, test } from 'vitest'
import { userTrace } from './user-trace.ts'

const origin = 'http://localhost:4321'
const claims = { iss: 'http://localhost:4321/provider/acme', sub: 'ada', exp: 1_772_370_000 }
const user = { is_logged_in: true, ...claims, provider: 'default' }
const cookie = { ...claims, origin, is_logged_in: true, provider: 'default' }

const kinds = (trace: ReturnType<typeof userTrace>) => trace.rows.map(({ name, kind }) => `${name} ${kind}`)

test('traces each key of st.user to its claim, and names the three of Streamlit', () => {
  const trace = userTrace({ claims, cookie, user, origin })
  expect(kinds(trace)).toEqual([
    'is_logged_in added',
    'iss copied',
    'sub copied',
    'exp copied',
    'provider added',
    'origin dropped',
  ])
  expect(trace.rows[3]).toMatchObject({ value: '1772370000', date: '2026-03-01 13:00:00 UTC' })
  expect(trace.rows[5]?.why).toMatch(/^Added by Streamlit, from redirect_uri\. Equal to the page’s own origin/)
})

test('says which claims nobody gets when the app is logged out', () => {
  const trace = userTrace({ claims, cookie: null, user: { is_logged_in: false }, origin })
  expect(trace.isLoggedIn).toBe(false)
  expect(kinds(trace)).toEqual(['is_logged_in added', 'iss absent', 'sub absent', 'exp absent'])
})

test('says that a cookie of another origin logs nobody in', () => {
  const elsewhere = { ...cookie, origin: 'http://127.0.0.1:4321' }
  const trace = userTrace({ claims, cookie: elsewhere, user: { is_logged_in: false }, origin })
  expect(trace.rows.at(-1)?.why).toMatch(/not the same, so nobody is logged in\.$/)
})

test('tells a cookie of another login from this token', () => {
  const trace = userTrace({ claims, cookie, user: { ...user, sub: 'grace', email: 'grace@acme.example' }, origin })
  expect(kinds(trace)).toContain('sub other')
  expect(kinds(trace)).toContain('email other')
})

test('shows that a provider cannot speak for Streamlit', () => {
  const spoofed = { ...claims, provider: 'evil', is_logged_in: false }
  expect(kinds(userTrace({ claims: spoofed, cookie, user, origin }))).toEqual([
    'is_logged_in added',
    'iss copied',
    'sub copied',
    'exp copied',
    'provider added',
    'origin dropped',
    'provider replaced',
    'is_logged_in replaced',
  ])
})

test('writes out what would turn or hide the text', () => {
  const odd = { title: 'user\u202ednetxe' }
  const trace = userTrace({ claims: odd, cookie: null, user: { is_logged_in: true, ...odd }, origin })
  expect(trace.rows[1]?.value).toBe('"user\\u202ednetxe"')
})
