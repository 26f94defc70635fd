import { expect, inject, test } from 'vitest'
import { raw } from './raw.ts'

const origin = inject('origin')
const host = new URL(origin).host

const ask = (method: string, path: string) =>
  raw(origin, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)

const paths = ['', 'auth/login', 'auth/logout', 'oauth2callback'].map((path) => `/app/simple-example/${path}`)

// Streamlit 1.67; tests/streamlit/differential asks it the same.
test.each(paths)('POST %s is not allowed, in the words of Streamlit', async (path) => {
  const { status, headers, body } = await ask('POST', path)
  expect([status, headers['allow'], body]).toEqual([405, 'GET, HEAD', 'Method Not Allowed'])
})

test.each(paths.slice(1))('HEAD %s leads where GET does', async (path) => {
  const { status, headers, body } = await ask('HEAD', path)
  expect([status, headers['location'], body]).toEqual([302, '/app/simple-example/', ''])
})
