import { expect, inject, test } from 'vitest'
import { readAttribute, readItem } from '#lib/streamlit/user-info.ts'
import { exampleUser, tokenReads, type UserRead, userReads } from '#lib/streamlit/user-reads.ts'
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const auth = '[auth]\nredirect_uri = "http://localhost:8501/oauth2callback"\n'
const noLogin = 'AttributeError: st.user has no attribute "is_logged_in".'

/** The secrets.toml and the user behind a situation of the table. */
const behind: Readonly<Record<UserRead['situation'], { toml: string | null; user: object }>> = {
  'no [auth]': { toml: 'a = 1\n', user: {} },
  'logged out': { toml: auth, user: {} },
  'logged in': { toml: auth, user: exampleUser },
}

test('st.user and st.user.tokens are read as the reference says, line by line', async () => {
  const reads = [...userReads, ...tokenReads]
  const questions = reads.map(({ situation, code }) => ({ ask: 'run_python', code, ...behind[situation] }))
  const real = await askStreamlit(python, questions)
  expect(reads.map((read, row) => ({ ...read, result: real[row] }))).toEqual(reads)
})

test.each([
  ['no file', null, 'st.user.is_logged_in', noLogin],
  ['no file', null, 'st.user.to_dict()', '{}'],
  ['an empty [auth]', '[auth]\n', 'st.user.is_logged_in', noLogin],
  ['a TOML mistake', `${auth}x\n`, 'st.user.is_logged_in', noLogin],
  [
    'any',
    auth,
    'st.experimental_user',
    "AttributeError: module 'streamlit' has no attribute 'experimental_user'. st.experimental_user has been removed. Use st.user instead.",
  ],
])('with %s, %#: what %s comes to', async (_, toml, code, result) => {
  expect(await askStreamlit(python, [{ ask: 'run_python', toml, user: {}, code }])).toEqual([result])
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
