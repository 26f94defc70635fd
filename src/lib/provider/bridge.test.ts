import { expect, test } from 'vitest'
import { readBody } from './bridge.ts'

const url = 'http://localhost:4321/provider/acme/token'

test('reads a body up to the limit', async () => {
  const read = await readBody(new Request(url, { method: 'POST', body: 'abcd' }), 4)
  expect(read !== 'too-large' && read.body && new TextDecoder().decode(read.body)).toBe('abcd')
})

test('has no body to read in a GET', async () => {
  expect(await readBody(new Request(url), 4)).toMatchObject({ body: null })
})

test('gives up beyond the limit although a copy of the request is still to be read', async () => {
  const request = new Request(url, { method: 'POST', body: 'abcde' })
  const copy = request.clone()
  expect(await readBody(request, 4)).toBe('too-large')
  expect(await copy.text()).toBe('abcde')
})
