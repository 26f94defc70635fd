import { expect, test } from 'vitest'
import { judgeHost } from './hosts.ts'

const get = (...hosts: string[]) => ({ method: 'GET', url: '/guide/x?a=1', hosts })

test.each([
  ['http://localhost:4321', 'localhost:4321'],
  ['http://localhost:4321', 'LOCALHOST:4321'],
  ['https://auth.example.org', 'auth.example.org'],
  ['https://auth.example.org', 'auth.example.org:443'],
  ['http://[::1]:4321', '[::1]:4321'],
])('%s answers to %s', (origin, host) => {
  expect(judgeHost(get(host), origin)).toEqual({ kind: 'ours' })
})

test.each(['127.0.0.1:4321', '[::1]:4321'])('sends a reader of %s to the name the cookies belong to', (host) => {
  expect(judgeHost(get(host), 'http://localhost:4321')).toEqual({
    kind: 'elsewhere',
    location: 'http://localhost:4321/guide/x?a=1',
  })
})

test.each([
  'evil.example',
  'localhost',
  'localhost:4322',
  '127.0.0.1:80',
  'localhost:4321.evil.example',
  'x@localhost:4321',
  'localhost:4321/x',
  'localhost:99999',
  '',
])('refuses the host "%s"', (host) => {
  expect(judgeHost(get(host), 'http://localhost:4321')).toEqual({ kind: 'refused' })
})

test('refuses a request with no host, and one with two', () => {
  expect(judgeHost(get(), 'http://localhost:4321')).toEqual({ kind: 'refused' })
  expect(judgeHost(get('localhost:4321', 'localhost:4321'), 'http://localhost:4321')).toEqual({ kind: 'refused' })
})

test('never sends a form on to another name', () => {
  const post = { method: 'POST', url: '/', hosts: ['127.0.0.1:4321'] }
  expect(judgeHost(post, 'http://localhost:4321')).toEqual({ kind: 'refused' })
})

test('does not take loopback names for a public origin', () => {
  expect(judgeHost(get('localhost'), 'https://auth.example.org')).toEqual({ kind: 'refused' })
})
