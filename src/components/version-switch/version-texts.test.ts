import { expect, test } from 'vitest'
import { notInYours, noticeText, shortName } from './version-texts.ts'

const none = 'no `st.user.tokens`'
const reader = { version: '1.45.1', user: 'st.user', install: '', otherwise: { tokens: none, user: '`st.user`' } }
const all = { topics: 30, versions: [{ ...reader, version: '1.99.0', otherwise: {} }, reader] }
const badge = { text: 'since 1.53', topic: 'tokens', has: undefined }

test('a badge says that it is not so in the version of the reader, and what is', () => {
  expect(notInYours(badge, reader)).toEqual({ text: 'since 1.53, not in your 1.45.1', instead: none })
  expect(notInYours({ ...badge, text: 'since 1.53, not 1.57.0' }, reader)?.text).toBe('since 1.53, not in your 1.45.1')
  expect(notInYours({ ...badge, text: 'not 1.57.0' }, reader)?.text).toBe('not in your 1.45.1')
})

test('a badge stays where its statement holds', () => {
  expect(notInYours({ ...badge, topic: 'pkce' }, reader)).toBeNull()
  expect(notInYours({ text: 'since 1.45.1', topic: 'user', has: '`st.user`' }, reader)).toBeNull()
})

test('the line at the top counts what is otherwise, and what of it is marked', () => {
  expect(noticeText(reader, all, 0)).toBe(
    'You read for Streamlit 1.45.1. It does 2 of 30 things otherwise than 1.99.0; none of them is marked here.',
  )
  expect(noticeText(reader, all, 2)).toContain('; 2 of them are marked here.')
})

test('the header names a version as people do', () => {
  expect(['1.99.0', '1.45.1'].map(shortName)).toEqual(['Streamlit 1.99', 'Streamlit 1.45.1'])
})
