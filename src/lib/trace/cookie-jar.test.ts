import { expect, test } from 'vitest'
import { cookieJar } from './cookie-jar.ts'

test('reads names and values as they are', () => {
  expect([...cookieJar('a=1; b=x=y==; c=')]).toEqual([
    ['a', '1'],
    ['b', 'x=y=='],
    ['c', ''],
  ])
})

test('takes the first of two cookies with one name', () => {
  expect(cookieJar('_streamlit_user=long-path; _streamlit_user=root').get('_streamlit_user')).toBe('long-path')
})

test('passes over what is no pair', () => {
  expect([...cookieJar('nonsense; ; =; a=1')]).toEqual([
    ['', ''],
    ['a', '1'],
  ])
})

test('is empty without a header', () => {
  expect(cookieJar(null).size).toBe(0)
})

test('takes off the quotes of a quoted value', () => {
  expect(cookieJar('a="1 2"').get('a')).toBe('1 2')
})
