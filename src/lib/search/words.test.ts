import { expect, test } from 'vitest'
import { allWords, queryWords } from './words.ts'

test.each([
  ['st.user.is_logged_in', ['st.user.is_logged_in', 'st', 'user', 'is_logged_in', 'is', 'logged', 'in']],
  ['invalid_grant: no', ['invalid_grant', 'invalid', 'grant', 'no']],
  ['AADSTS50011:', ['aadsts50011']],
  ['Cookies of the class', ['cookie', 'of', 'the', 'class']],
  ['You are logged out', ['you', 'are', 'logged', 'out', 'logout']],
  ['_streamlit_user', ['_streamlit_user', 'streamlit', 'user']],
])('%s is found by %j', (text, terms) => {
  expect(allWords(text).map(({ term }) => term)).toEqual(terms)
})

test('a word knows where it stands', () => {
  const text = 'set auth.cookie_secret'
  expect(allWords(text).map(({ at, end }) => text.slice(at, end))).toEqual([
    'set',
    'auth.cookie_secret',
    'auth',
    'cookie_secret',
    'cookie',
    'secret',
  ])
})

test.each([
  ['how long does the login last', ['long', 'login', 'last']],
  ['sign out of Google', ['logout', 'google']],
  ['invalid_grant', ['invalid_grant']],
  ['the E-Mail address', ['email', 'address']],
  ['what is it', ['what', 'is', 'it']],
  ['x'.repeat(100), []],
])('of "%s" is looked for %j', (query, words) => {
  expect(queryWords(query).map(({ term }) => term)).toEqual(words)
})

test('a word is kept as it was typed', () => {
  expect(queryWords('Cokies')).toEqual([{ term: 'cokie', typed: 'cokies' }])
})
