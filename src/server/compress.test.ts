import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { compressAnswer } from './compress.ts'

const page = `<!doctype html>${'<p>A row of the inspector.</p>'.repeat(100)}`

interface Answer {
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** What a client gets who sends `asked`, of an answer with the headers `told`. */
async function ask(asked: OutgoingHttpHeaders, told: OutgoingHttpHeaders = {}, body = page): Promise<Answer> {
  const server = createServer((_req, res) => {
    for (const [name, value] of Object.entries({ 'content-type': 'text/html', ...told })) {
      if (value !== undefined) res.setHeader(name, value)
    }
    res.end(compressAnswer(res, Buffer.from(body)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const sent = request({ host: '127.0.0.1', port, headers: asked }).end()
  const [answer] = await once(sent, 'response')
  return { headers: answer.headers, bytes: Buffer.concat(await answer.toArray()) }
}

test('sends a page as Brotli where that is taken', async () => {
  const { headers, bytes } = await ask({ 'accept-encoding': 'gzip, br' })
  expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
  expect(brotliDecompressSync(bytes).toString()).toBe(page)
})

test('sends a page as gzip where only that is taken', async () => {
  const { headers, bytes } = await ask({ 'accept-encoding': 'gzip' }, { vary: 'Origin' })
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Origin, Accept-Encoding' })
  expect(gunzipSync(bytes).toString()).toBe(page)
})

test('sends a page as it is to a client that says nothing', async () => {
  const { headers, bytes } = await ask({})
  expect(headers['content-encoding']).toBeUndefined()
  expect(headers.vary).toBe('Accept-Encoding')
  expect(bytes.toString()).toBe(page)
})

test.each([
  ['JSON', {}, { 'content-type': 'application/json' }, page],
  ['what is encoded already', {}, { 'content-encoding': 'zstd' }, page],
  ['a small page', {}, {}, '<p>Small.</p>'],
  ['a page that another site asked for', { 'sec-fetch-site': 'cross-site' }, {}, page],
  ['a page that another host of this site asked for', { 'sec-fetch-site': 'same-site' }, {}, page],
])('leaves %s as it is', async (_what, asked, told, body) => {
  const { headers, bytes } = await ask({ 'accept-encoding': 'br', ...asked }, told, body)
  expect(headers['content-encoding'] ?? '').toBe(Reflect.get(told, 'content-encoding') ?? '')
  expect(bytes.toString()).toBe(body)
})
