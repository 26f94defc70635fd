import { expect, test } from 'vitest'
import { boundedFetch } from './bounded-fetch.ts'

const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const

test('passes a short answer on with its status and headers', async () => {
  const fetch = boundedFetch(async () => Response.json({ ok: true }, { status: 201 }))
  const response = await fetch('http://provider.example/', options)
  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({ ok: true })
})

test('gives up on an answer that does not end', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) })
  const fetch = boundedFetch(async () => new Response(endless))
  await expect(fetch('http://provider.example/', options)).rejects.toThrow('longer than 524288 bytes')
})

test('follows no redirect', async () => {
  const seen: RequestInit[] = []
  const fetch = boundedFetch(async (_, init) => {
    seen.push(init)
    return new Response(null, { status: 302, headers: { location: 'http://elsewhere.example/' } })
  })
  expect((await fetch('http://provider.example/', options)).status).toBe(302)
  expect(seen).toHaveLength(1)
})
