import { expect, test } from 'vitest'
import { snippetFor } from './snippet-for.ts'

const old = {
  version: '1.44.1',
  user: 'st.experimental_user',
  install: 'pip install streamlit==1.44.1 Authlib==1.6.5',
  otherwise: { tokens: 'no `st.user.tokens`' },
}
const newest = { version: '1.99.0', user: 'st.user', install: '', otherwise: {} }

test('st.user has the name that it has in an older version', () => {
  const text = 'if st.user.is_logged_in:\n    st.user_feedback()'
  expect(snippetFor({ text, language: 'python' }, old)).toEqual({
    pieces: [{ from: 3, to: 10, text: 'st.experimental_user' }],
    isNotForIt: false,
  })
  expect(snippetFor({ text, language: 'python' }, newest).pieces).toEqual([])
})

test('a snippet that uses what the version has not stays, and is not for it', () => {
  const text = 'token = st.user.tokens["access"]'
  expect(snippetFor({ text, language: 'py' }, old)).toEqual({ pieces: [], isNotForIt: true })
})

test('what installs Streamlit installs that version, and what updates it stays', () => {
  const text = 'pip install "streamlit[auth]"'
  expect(snippetFor({ text, language: 'shell' }, old).pieces).toEqual([{ from: 0, to: 29, text: old.install }])
  expect(snippetFor({ text: 'pip install -U "streamlit[auth]"', language: 'shell' }, old).pieces).toEqual([])
  expect(snippetFor({ text, language: 'shell' }, newest).pieces).toEqual([])
})
