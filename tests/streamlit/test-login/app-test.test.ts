import { expect, test } from 'vitest'
import { needsStreamlit } from '../needs-streamlit.ts'
import { askStreamlit } from '../worker.ts'

const python = needsStreamlit()
const auth = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"
client_id = "a"
client_secret = "b"
server_metadata_url = "http://localhost:1/.well-known/openid-configuration"
`
const noAttribute = 'st.user has no attribute "is_logged_in".'
const notConfigured =
  'To use authentication features you need to configure credentials for at least one authentication provider in `.streamlit/secrets.toml`.'
const ada = { is_logged_in: true, name: 'Ada', groups: ['a'], tokens: { access: 'a' } }
const out = { is_logged_in: false }
const show = 'st.text(st.user.to_dict())'

/** `secrets`: what the test gives to AppTest.secrets; `press`: the app is run again with its button pressed. */
interface Asked {
  readonly toml?: string
  readonly user?: unknown
  readonly secrets?: boolean
  readonly press?: boolean
  readonly next?: object
}

interface Answer {
  readonly texts?: readonly string[]
  readonly exceptions?: readonly string[]
  readonly user?: unknown
  readonly given?: unknown
}

const rows: readonly (readonly [what: string, code: string, asked: Asked, answer: Answer])[] = [
  ['no user given, no file', 'st.text(st.user.is_logged_in)', {}, { exceptions: [noAttribute] }],
  ['no user given, a file', 'st.text(st.user.is_logged_in)', { toml: auth }, { texts: ['False'] }],
  ['AppTest.secrets, st.user', 'st.text(st.user.is_logged_in)', { secrets: true }, { exceptions: [noAttribute] }],
  ['AppTest.secrets, st.login', 'st.login()', { secrets: true, user: out }, { exceptions: [notConfigured] }],
  ['st.login without a file', 'st.login()', { user: out }, { exceptions: [notConfigured] }],
  [
    'st.login with a file',
    `st.login()\n${show}`,
    { toml: auth, user: out },
    { texts: ["{'is_logged_in': False}"], exceptions: [], user: out },
  ],
  [
    'st.logout in a callback',
    `st.button("x", on_click=st.logout)\n${show}`,
    { user: ada, press: true },
    { texts: ["{'is_logged_in': False}"], user: out, given: ada },
  ],
  [
    'st.logout in the script',
    `${show}\nif st.button("x"): st.logout()\n${show}`,
    { user: { is_logged_in: true }, press: true },
    { texts: ["{'is_logged_in': True}", "{'is_logged_in': False}"], user: out, given: { is_logged_in: true } },
  ],
  ['tokens that nothing exposes', 'st.text(st.user.tokens.access)', { toml: auth, user: ada }, { texts: ['a'] }],
  ['a claim of any type', 'st.text(st.user.exp + 0.5)', { user: { exp: 1 } }, { texts: ['1.5'] }],
  [
    'another user later',
    'st.session_state.setdefault("who", st.user.name)\nst.text([st.session_state.who, st.user.name])',
    { user: ada, next: { is_logged_in: true, name: 'Grace' } },
    { texts: ["['Ada', 'Grace']"] },
  ],
  [
    'st.context',
    'st.text([dict(st.context.cookies), dict(st.context.headers)])',
    { user: ada },
    { texts: ['[{}, {}]'] },
  ],
]

test('AppTest does with a login what the page /testing/ says', async () => {
  const answers = await askStreamlit(
    python,
    rows.map(([, code, { toml = null, user = null, secrets = false, press = false, next = null }]) => ({
      ask: 'app_test_login',
      code: `import streamlit as st\n${code}`,
      toml,
      user,
      secrets: secrets ? { auth: { redirect_uri: 'http://localhost:8501/oauth2callback', cookie_secret: 'x' } } : null,
      press,
      next,
    })),
  )
  const named = (each: (row: number) => unknown) => rows.map(([what], row) => [what, each(row)])
  expect(named((row) => answers[row])).toEqual(named((row) => expect.objectContaining(rows[row]?.[3])))
})
