import { expect, test } from 'vitest'
import { HeaderList } from './header-list.ts'
import {
  asReadResponse,
  asResponse,
  bodyOf,
  jsonAnswer,
  readRequest,
  readRequestUpTo,
  readResponse,
  textOf,
} from './message.ts'

const url = 'http://localhost:4321/provider/acme/token'

test('reads a body up to the limit', async () => {
  const read = await readRequestUpTo(4, new Request(url, { method: 'POST', body: 'abcd' }))
  expect(read !== 'too-large' && textOf(read.body)).toBe('abcd')
})

test('has no body to read in a GET', async () => {
  expect(await readRequest(new Request(url))).toMatchObject({ method: 'GET', url, body: null })
})

test('gives up beyond the limit although a copy of the request is still to be read', async () => {
  const request = new Request(url, { method: 'POST', body: 'abcde' })
  const copy = request.clone()
  expect(await readRequestUpTo(4, request)).toBe('too-large')
  expect(await copy.text()).toBe('abcde')
})

test('gives up on an answer without end', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })
  await expect(readResponse(new Response(endless), 4096)).rejects.toThrow('the answer is longer than 4096 bytes')
})

test('passes an answer on with its cookies in separate lines', () => {
  const headers = new HeaderList([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  expect(asResponse({ status: 303, headers, body: null }).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('an empty text is no body', () => {
  expect(bodyOf('')).toBeNull()
  expect(textOf(null)).toBe('')
})

test('answers in JSON with its media type', () => {
  const { headers, body } = jsonAnswer({ error: 'invalid_request' }, 400)
  expect([headers.get('content-type'), textOf(body)]).toEqual(['application/json', '{"error":"invalid_request"}'])
})

test('a response that has been read can be asked for its text or JSON, also by a copy', async () => {
  const response = asReadResponse(jsonAnswer({ error: 'invalid_grant' }, 400))
  expect(Object.prototype.toString.call(response)).toBe('[object Response]')
  expect([response.status, await response.clone().json()]).toEqual([400, { error: 'invalid_grant' }])
  expect(await response.text()).toBe('{"error":"invalid_grant"}')
})
