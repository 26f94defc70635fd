import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { staticFiles } from './static-files.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

type Ask = (path: string, headers?: OutgoingHttpHeaders, method?: string) => Promise<Answer>

/** A server of these files; it answers 404 where there is none. */
async function serving(files: Readonly<Record<string, string>>): Promise<{ ask: Ask; dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'static-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  const serve = staticFiles(dir)
  const server = createServer((req, res) => serve(req, res, () => void res.writeHead(404).end('none')))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const ask: Ask = async (path, headers = {}, method = 'GET') => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }).end()
    const [answer] = await once(sent, 'response')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.concat(await answer.toArray()).toString(),
    }
  }
  return { ask, dir }
}

test.each([
  ['/', 'start'],
  ['/guide/', 'guide'],
  ['/guide/index.html', 'guide'],
  ['/about', 'about'],
  ['/about?x=1', 'about'],
  ['/guides', 'none'],
  ['/404', 'none'],
  ['/404.html', 'none'],
  ['/guide/index.html.br', 'none'],
  ['/../secret', 'none'],
  ['/%2e%2e/secret', 'none'],
])('%s gives %s', async (path, body) => {
  const { ask } = await serving({
    'index.html': 'start',
    'guide/index.html': 'guide',
    'guide/index.html.br': 'compressed',
    'about.html': 'about',
    '404.html': 'not found',
  })
  expect((await ask(path)).body).toBe(body)
})

test('a page has one address, and the other leads there with what it asks', async () => {
  const { ask } = await serving({ 'guide/index.html': 'guide' })
  const asked = await ask('/guide?x=1&y=?')
  expect([asked.status, asked.headers.location, asked.body]).toEqual([301, '/guide/?x=1&y=?', ''])
})

test('sends the copy that the client takes, and the same validator with each', async () => {
  const { ask } = await serving({ 'a.css': 'plain', 'a.css.br': 'brotli', 'a.css.gz': 'gzip' })
  const plain = await ask('/a.css')
  const brotli = await ask('/a.css', { 'accept-encoding': 'gzip, br' })
  const gzip = await ask('/a.css', { 'accept-encoding': 'gzip' })
  expect([plain, brotli, gzip].map(({ body, headers }) => [body, headers['content-encoding']])).toEqual([
    ['plain', undefined],
    ['brotli', 'br'],
    ['gzip', 'gzip'],
  ])
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(1)
})

test('takes what comes next where a copy is missing', async () => {
  const { ask } = await serving({ 'a.js': 'plain', 'a.js.gz': 'gzip', 'tiny.js': 'tiny' })
  expect((await ask('/a.js', { 'accept-encoding': 'gzip, br' })).body).toBe('gzip')
  expect((await ask('/tiny.js', { 'accept-encoding': 'gzip, br' })).body).toBe('tiny')
})

test.each([
  ['the validator', (etag: string) => etag, 304],
  ['a list that holds it', (etag: string) => `"other", ${etag}`, 304],
  ['the same validator as a strong one', (etag: string) => etag.replace('W/', ''), 304],
  ['a star', () => '*', 304],
  ['another validator', () => 'W/"other"', 200],
])('with %s the answer is as expected', async (_name, given, status) => {
  const { ask } = await serving({ 'index.html': 'start' })
  const first = await ask('/')
  const again = await ask('/', { 'if-none-match': given(first.headers.etag ?? '') })
  expect([again.status, again.body]).toEqual([status, status === 304 ? '' : 'start'])
  expect(again.headers).toMatchObject({
    etag: first.headers.etag,
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
  })
})

test('who would rather have Markdown gets the copy of a page at its address, if there is one', async () => {
  const { ask } = await serving({
    'guide/index.html': 'page',
    'guide.md': '# Copy',
    'index.html': 'start',
    'a/index.html': 'a',
  })
  const accept = { accept: 'text/markdown, text/html, */*' }
  const asked = await ask('/guide/', accept)
  expect([asked.status, asked.body, asked.headers['content-type']]).toEqual([
    200,
    '# Copy',
    'text/markdown; charset=utf-8',
  ])
  expect((await ask('/guide/', accept, 'HEAD')).headers).toMatchObject({
    'content-length': '6',
    etag: asked.headers.etag,
  })
  expect((await ask('/guide/', { ...accept, 'if-none-match': asked.headers.etag })).status).toBe(304)
  expect((await ask('/guide.md')).body).toBe('# Copy')
  expect([(await ask('/', accept)).body, (await ask('/a/', accept)).body]).toEqual(['start', 'a'])
})

test('caches are told that a page depends on what is accepted, where it has a copy', async () => {
  const { ask } = await serving({ 'guide/index.html': 'page', 'guide.md': '# Copy', 'a/index.html': 'a' })
  const page = await ask('/guide/', { accept: 'text/html' })
  const copy = await ask('/guide/', { accept: 'text/markdown' })
  const other = await ask('/a/')
  expect([page, copy, other].map(({ headers }) => headers.vary)).toEqual([
    'Accept, Accept-Encoding',
    'Accept, Accept-Encoding',
    'Accept-Encoding',
  ])
  expect(page.body).toBe('page')
})

test('HEAD gives the headers of GET, another method is not for files', async () => {
  const { ask } = await serving({ 'index.html': 'start' })
  expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '', headers: { 'content-length': '5' } })
  expect((await ask('/', {}, 'POST')).status).toBe(404)
})

test('files come from memory after the first time, those of a hashed folder may be kept for ever', async () => {
  const { ask, dir } = await serving({ '_astro/a.Xy12.css': 'first' })
  const first = await ask('/_astro/a.Xy12.css')
  writeFileSync(join(dir, '_astro/a.Xy12.css'), 'second')
  expect((await ask('/_astro/a.Xy12.css')).body).toBe('first')
  expect(first.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/css',
  })
})

test('the script that every page begins with may be kept for ten minutes', async () => {
  const { ask } = await serving({ 'favicon.svg': 'first' })
  expect((await ask('/favicon.svg')).headers['cache-control']).toBe('public, max-age=600')
})
