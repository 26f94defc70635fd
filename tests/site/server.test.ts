import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { raw, rawGet } from './raw.ts'

const origin = inject('origin')
const host = new URL(origin).host
const page = '/guide/configure/'

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const post = (length: number) =>
  `POST /lab HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`

test.each([
  ['a static page', 200, () => rawGet(origin, page)],
  ['a page made on demand', 200, () => rawGet(origin, '/app/simple-example/')],
  ['a redirect', 302, () => rawGet(origin, '/lab')],
  ['a page that does not exist', 404, () => rawGet(origin, '/nope')],
  ['a broken request', 400, () => raw(origin, 'nonsense\r\n\r\n')],
  ['a broken address', 400, () => rawGet(origin, '/%E0%A4%A')],
  ['a method nobody needs', 405, () => raw(origin, `TRACE / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)],
  ['too many parameters', 400, () => rawGet(origin, `/?${'a&'.repeat(100)}a`)],
  ['a body that is too large', 413, () => raw(origin, `${post(65_537)}${'x'.repeat(65_537)}`)],
  ['an address that is too long', 414, () => rawGet(origin, `/${'a'.repeat(8192)}`)],
  ['a foreign host', 421, () => raw(origin, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')],
  ['no host', 421, () => raw(origin, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')],
  ['two hosts', 421, () => rawGet(origin, '/', [`Host: ${host}`])],
  ['an upgrade that is not offered', 200, () => rawGet(origin, page, ['Upgrade: websocket'])],
  ['headers that are too large', 431, () => rawGet(origin, '/', [`Cookie: a=${'x'.repeat(33_000)}`])],
  ['health', 200, () => rawGet(origin, '/healthz')],
] as const)('%s gets %i and every security header', async (_name, status, ask) => {
  const answer = await ask()
  expect(answer.status).toBe(status)
  expect(answer.headers).toMatchObject(everywhere)
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'sha256-[^']+';/)
  expect(answer.headers['permissions-policy']).toContain('camera=()')
})

test('only the parts that a lab shows may be framed', async () => {
  expect((await rawGet(origin, page)).headers['x-frame-options']).toBe('DENY')
  expect((await rawGet(origin, '/app/simple-example/')).headers['x-frame-options']).toBe('SAMEORIGIN')
})

test('30 KB of cookies pass', async () => {
  expect((await rawGet(origin, page, [`Cookie: a=${'x'.repeat(30_000)}`])).status).toBe(200)
})

test('a body without a length is refused when it grows too large', async () => {
  const head = `POST /lab HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`
  const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
  expect((await raw(origin, `${head}${chunk.repeat(5)}0\r\n\r\n`)).status).toBe(413)
})

test('a body that is announced too large and never comes is refused too', async () => {
  expect((await raw(origin, post(10_000_000_000))).status).toBe(413)
})

test('another loopback name is sent to the one that cookies belong to', async () => {
  const port = new URL(origin).port
  const answer = await raw(origin, `GET /lab?a=1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  expect(answer).toMatchObject({ status: 302, headers: { location: `${origin}/lab?a=1` } })
})

test('the refusal of a foreign host names the address of the site', async () => {
  const answer = await raw(origin, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  expect(answer.body).toContain(`<a href="${origin}">`)
})

test.each([
  ['/nope', 404],
  ['/404', 404],
  ['/404.html', 404],
  ['/500.html', 404],
  ['/%00', 404],
  ['/guide/%2e%2e/%2e%2e/server.ts', 404],
  ['/guide/../../server.ts', 404],
  ['/guide%2fconfigure', 404],
  ['//evil.example/x', 404],
  ['/\\evil.example', 404],
  ['/%5c%5cevil.example', 404],
  ['/%', 400],
  ['/%zz', 400],
  ['/%2561pp/simple-example/', 400],
  ['http://evil.example/', 400],
  ['/_image?href=x', 404],
  [`${page}/x.css`, 404],
])('%s gives %i and never leads elsewhere', async (target, status) => {
  const answer = await rawGet(origin, target)
  expect(answer.status).toBe(status)
  expect(answer.headers).not.toHaveProperty('location')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.body).not.toMatch(/node_modules|\bat .*:\d+:\d+/)
})

test('a page has one address: without the slash at its end it leads there', async () => {
  const { status, headers } = await rawGet(origin, '/guide/configure?x=1')
  expect([status, headers['location']]).toEqual([301, '/guide/configure/?x=1'])
})

test('HEAD gives the headers of GET and no body', async () => {
  const get = await rawGet(origin, page)
  const head = await raw(origin, `HEAD ${page} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  expect(head).toMatchObject({ status: 200, body: '' })
  expect(head.headers['content-length']).toBe(get.headers['content-length'])
})

test('a page comes compressed, and is asked for again before it is used again', async () => {
  const plain = await (await fetch(origin + page)).text()
  const sent = request(origin + page, { headers: { 'accept-encoding': 'br' } }).end()
  const answer = await new Promise<{ headers: object; bytes: Buffer }>((resolve) => {
    sent.on('response', async (res) => resolve({ headers: res.headers, bytes: Buffer.concat(await res.toArray()) }))
  })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    vary: 'Accept, Accept-Encoding',
    'cache-control': 'no-cache',
    'content-type': 'text/html;charset=utf-8',
  })
  expect(brotliDecompressSync(answer.bytes).toString()).toBe(plain)
})

test('an unchanged page is not sent twice', async () => {
  const etag = (await rawGet(origin, page)).headers.etag ?? ''
  const again = await rawGet(origin, page, [`If-None-Match: ${etag}`])
  expect(again).toMatchObject({ status: 304, body: '', headers: { 'cache-control': 'no-cache', etag } })
})

test('hashed files may be kept for ever', async () => {
  const html = await (await fetch(origin + page)).text()
  const asset = /\/_astro\/[^"]+\.css/.exec(html)?.[0]
  const answer = await fetch(`${origin}${asset}`)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-type')).toContain('text/css')
})

test('health and readiness answer under any host, and are not stored', async () => {
  const live = await raw(origin, 'GET /healthz HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n')
  const ready = await raw(origin, 'GET /readyz HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n')
  expect([live.status, ready.status]).toEqual([200, 200])
  expect(live.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' })
  expect([live.body, ready.body]).toEqual([
    expect.stringContaining('{"alive":true}'),
    expect.stringContaining('{"ready":true}'),
  ])
})

test('a form sent to a static page finds nothing there', async () => {
  const answer = await fetch(origin + page, {
    method: 'POST',
    body: new URLSearchParams({ a: '1' }),
    headers: { origin },
  })
  expect(answer.status).toBe(404)
  await answer.arrayBuffer()
})
