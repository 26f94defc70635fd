import { expect, test } from 'vitest'
import { HeaderList } from './header-list.ts'

test('joins what repeats, and keeps cookies apart', () => {
  const headers = new HeaderList([
    ['vary', 'Origin'],
    ['set-cookie', 'a=1'],
    ['vary', 'Accept-Encoding'],
    ['set-cookie', 'b=2'],
  ])
  expect(headers.get('vary')).toBe('Origin, Accept-Encoding')
  expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(headers.get('location')).toBeNull()
})

test('sets in place of all that is there, and deletes', () => {
  const headers = new HeaderList({ location: '/a', 'cache-control': 'no-store' })
  headers.set('location', '/b')
  headers.delete('cache-control')
  expect([...headers]).toEqual([['location', '/b']])
})

test('a copy is a copy, and web-standard headers can be made of it', () => {
  const headers = new HeaderList([['set-cookie', 'a=1']])
  const copy = new HeaderList(headers)
  copy.append('set-cookie', 'b=2')
  expect(headers.getSetCookie()).toEqual(['a=1'])
  expect(copy.toHeaders().getSetCookie()).toEqual(['a=1', 'b=2'])
})
