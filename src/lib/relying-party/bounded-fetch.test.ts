import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { jsonAnswer, textOf, type WholeRequest } from '#lib/message/message.ts'
import { boundedFetch } from './bounded-fetch.ts'

const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const
const url = 'http://provider.example/'

test('passes a short answer on with its status and headers', async () => {
  const fetch = boundedFetch(async () => jsonAnswer({ ok: true }, 201))
  const response = await fetch(url, options)
  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({ ok: true })
})

test('gives up on an answer that is too long', async () => {
  const body = new Uint8Array(512 * 1024 + 1)
  const fetch = boundedFetch(async () => ({ status: 200, headers: new HeaderList(), body }))
  await expect(fetch(url, options)).rejects.toThrow('longer than 524288 bytes')
})

test('follows no redirect', async () => {
  const seen: WholeRequest[] = []
  const fetch = boundedFetch(async (request) => {
    seen.push(request)
    return { status: 302, headers: new HeaderList({ location: 'http://elsewhere.example/' }), body: null }
  })
  expect((await fetch(url, options)).status).toBe(302)
  expect(seen).toHaveLength(1)
})

test('sends a form as it would be written to the wire', async () => {
  const fetch = boundedFetch(async ({ body }) => ({
    status: 200,
    headers: new HeaderList({ body: textOf(body) }),
    body: null,
  }))
  const form = new URLSearchParams({ grant_type: 'authorization_code', code: 'a b' })
  const response = await fetch(url, { ...options, method: 'POST', body: form })
  expect(response.headers.get('body')).toBe('grant_type=authorization_code&code=a+b')
})
