import { expect, test } from 'vitest'
import { inlineParts, inlineText } from './inline.ts'

test('splits text and code at backticks', () => {
  expect(inlineParts('`st.user` and claims')).toEqual([
    { text: 'st.user', code: true },
    { text: ' and claims', code: false },
  ])
})

test('leaves an unpaired backtick in the text', () => {
  expect(inlineParts('one ` only')).toEqual([{ text: 'one ` only', code: false }])
})

test('drops the backticks for plain text', () => {
  expect(inlineText('`st.login()`, `st.user` and `st.logout()`')).toBe('st.login(), st.user and st.logout()')
})
