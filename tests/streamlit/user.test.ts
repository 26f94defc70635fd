import { expect, inject, test } from 'vitest'
import { readAttribute, readItem } from '#lib/streamlit/user-info.ts'
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const auth = '[auth]\nredirect_uri = "http://localhost:8501/oauth2callback"\n'
const ada = { is_logged_in: true, sub: 'ada', groups: ['staff'], provider: 'default', tokens: { access: 'a' } }

const noLogin = 'AttributeError: st.user has no attribute "is_logged_in".'
const written = 'StreamlitAPIException: st.user cannot be modified'

const rows: readonly (readonly [situation: string, toml: string | null, user: object, code: string, result: string])[] =
  [
    ['no file', null, {}, 'st.user.is_logged_in', noLogin],
    ['no [auth]', 'a = 1\n', {}, 'st.user.is_logged_in', noLogin],
    ['an empty [auth]', '[auth]\n', {}, 'st.user.is_logged_in', noLogin],
    ['a TOML mistake', `${auth}x\n`, {}, 'st.user.is_logged_in', noLogin],
    ['no file', null, {}, 'st.user.to_dict()', '{}'],
    ['logged out', auth, {}, 'st.user.is_logged_in', 'False'],
    ['logged out', auth, {}, 'st.user.to_dict()', "{'is_logged_in': False}"],
    ['logged out', auth, {}, 'st.user.tokens.to_dict()', '{}'],
    ['logged out', auth, {}, '"tokens" in st.user, list(st.user), len(st.user)', "(True, ['is_logged_in'], 1)"],
    ['logged in', auth, ada, 'st.user.is_logged_in', 'True'],
    ['logged in', auth, ada, 'st.user.sub, st.user["groups"]', "('ada', ['staff'])"],
    ['logged in', auth, ada, 'st.user.name', 'AttributeError: st.user has no attribute "name".'],
    ['logged in', auth, ada, 'st.user["name"]', `KeyError: 'st.user has no key "name".'`],
    ['logged in', auth, ada, 'st.user.get("name", "friend")', "'friend'"],
    ['logged in', auth, ada, 'hasattr(st.user, "name"), "name" in st.user', '(False, False)'],
    ['logged in', auth, ada, 'isinstance(st.user, dict), isinstance(st.user.to_dict(), dict)', '(False, True)'],
    ['logged in', auth, ada, 'st.user.name = "Ada"', written],
    ['logged in', auth, ada, 'st.user["name"] = "Ada"', written],
    ['logged in', auth, ada, 'del st.user.name', "AttributeError: 'UserInfoProxy' object has no attribute 'name'"],
    ['logged in', auth, ada, 'st.user.tokens.access', "'a'"],
    ['logged in', auth, ada, 'st.user.tokens.id', 'AttributeError: Token "id" is not exposed or does not exist.'],
    ['logged in', auth, ada, 'st.user.tokens["id"]', "KeyError: 'id'"],
    ['logged out', auth, {}, 'st.user.tokens["access"]', "KeyError: 'access'"],
    ['logged in', auth, ada, 'st.user.tokens.id = "x"', 'StreamlitAPIException: st.user.tokens cannot be modified'],
    ['logged in', auth, ada, 'st.user.refresh()', 'AttributeError: st.user has no attribute "refresh".'],
    [
      'any',
      auth,
      ada,
      'st.experimental_user',
      "AttributeError: module 'streamlit' has no attribute 'experimental_user'. st.experimental_user has been removed. Use st.user instead.",
    ],
  ]

test('st.user behaves as docs/streamlit-facts.md and the guide say', async () => {
  const real = await askStreamlit(
    python,
    rows.map(([, toml, user, code]) => ({ ask: 'run_python', toml, user, code })),
  )
  const told = (results: readonly unknown[]) =>
    rows.map(([situation, , , code], row) => [situation, code, results[row]])
  expect(told(real)).toEqual(told(rows.map((row) => row[4])))
})

test.each(['name', 'sub', 'toString', 'is_logged_in'])('st.user.%s is read here as by Streamlit', async (name) => {
  const user = { is_logged_in: true, sub: 'ada' }
  const [attribute, item] = await askStreamlit(python, [
    { ask: 'run_python', toml: auth, user, code: `st.user.${name}` },
    { ask: 'run_python', toml: auth, user, code: `st.user["${name}"]` },
  ])
  const told = ({ ok, ...rest }: ReturnType<typeof readAttribute>) =>
    'value' in rest ? { ok, value: rest.value } : { ok, error: `${rest.type}: ${rest.message}` }
  const ours = [told(readAttribute(user, name)), told(readItem(user, name))]
  const theirs = [attribute, item].map((text) =>
    /^\w+Error: /.test(`${text}`)
      ? { ok: false, error: `${text}`.replace(/^KeyError: '(.*)'$/, 'KeyError: $1') }
      : { ok: true, value: JSON.parse(`${text}`.replaceAll("'", '"').replace('True', 'true')) },
  )
  expect(ours).toEqual(theirs)
})

test('the guide says what a token that is not exposed raises, as attribute and as item', () => {
  expect(pageText(inject('dist'), 'guide/login-user-logout')).toContain(
    'st.user.tokens.id an AttributeError: Token "id" is not exposed or does not exist., st.user.tokens["id"] a KeyError: \'id\'',
  )
})

test('AppTest gives an address, and since 1.67 whatever AppTest.user says', async () => {
  const code = 'import streamlit as st; st.text(st.user.to_dict())'
  const user = { is_logged_in: true, name: 'Ada' }
  const answers = await askStreamlit(python, [
    { ask: 'app_test', code, user: null },
    { ask: 'app_test', code, user },
  ])
  expect(answers).toEqual([["{'email': 'test@example.com'}"], ["{'is_logged_in': True, 'name': 'Ada'}"]])
})
