import { expect, test } from 'vitest'
import { cutUrl, withQuery } from './url-query.ts'

test('cuts a URL without changing it', () => {
  expect(cutUrl('HTTPS://IdP.example/a;b?x=1?&y#top?')).toEqual({
    base: 'HTTPS://IdP.example/a;b',
    query: 'x=1?&y',
    fragment: '#top?',
  })
})

test('an empty query and an empty fragment vanish, as in Python', () => {
  expect(withQuery(cutUrl('https://idp.example/?#'), [])).toBe('https://idp.example/')
})

test('encodes as Python urlencode does', () => {
  expect(withQuery(cutUrl('/'), [['a b', "x!'()*~-_.&=+/:é😀%"]])).toBe(
    '/?a+b=x%21%27%28%29%2A~-_.%26%3D%2B%2F%3A%C3%A9%F0%9F%98%80%25',
  )
})
