import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testLab } from '#lib/lab/testing.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import type { AstroHandler } from './draw-page.ts'
import { rateLimits } from './rate/kinds.ts'
import { answerOf, ask, echo, folder, listening, settings } from './testing.ts'

test('keeps the security headers beside those of the page', async () => {
  const { headers } = await ask(echo, { path: '/lab/x/' })
  expect(headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'set-cookie': ['a=1', 'b=2'] })
})

test('lets a page widen its own policy', async () => {
  const own: AstroHandler = (_req, res) => res.writeHead(200, { 'content-security-policy': "default-src 'none'" }).end()
  const { headers } = await ask(own, { path: '/lab/x/' })
  expect(headers['content-security-policy']).toBe("default-src 'none'")
})

test('hides what a proxy says, and shows the public host, the scheme and the lab', async () => {
  const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' }
  const { body } = await ask(echo, { path: '/x?a=1', headers: { ...forged, host: 'AUTH.example.org:443' } })
  expect(JSON.parse(body)).toEqual({
    url: '/x?a=1',
    headers: { host: 'auth.example.org', connection: expect.any(String) },
    encrypted: true,
    locals: ['lab', 'plays', 'search', 'address'],
  })
})

test('answers for the apps and providers itself, and has Astro draw a page', async () => {
  const draws: AstroHandler = (req, res, _next, locals) =>
    res.end(`${req.url}: ${JSON.stringify(Reflect.get(locals, 'framed').title)}`)
  const { status, headers, body } = await ask(draws, { path: '/app/simple-example/' })
  expect([status, headers['content-type'], body]).toEqual([200, 'text/html', '/app/form/: "Field notes"'])
  expect(headers['cache-control']).toBe('no-store')
})

test.each([
  ['/app/nobody/', 404, 'There is no sample app of this name.'],
  ['/provider/nobody/auth', 404, 'There is no sample provider of this name.'],
])('says what is missing at %s', async (path, status, text) => {
  const answer = await ask(echo, { path })
  expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(text)])
})

test('an address that has had its share is told when to come back, and no other address is', async () => {
  const limits = { ...rateLimits, pages: { points: 1, seconds: 3600 }, logins: { points: 1, seconds: 3600 } }
  const port = await listening({ ...settings, rateLimits: limits })
  const asked = (path: string, from: string, method = 'GET') =>
    answerOf(port, { path, method, headers: { 'x-forwarded-for': `203.0.113.1, ${from}` } })
  expect((await asked('/x', '192.0.2.1')).status).toBe(200)
  const refused = await asked('/x', '192.0.2.1')
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^3\d{3}$/) } })
  expect(refused.body).toMatch(/Your address has asked for very many pages. Come back in \d+ minutes\./)
  expect((await asked('/x', '192.0.2.2')).status).toBe(200)
  expect((await asked('/healthz', '192.0.2.1')).status).toBe(200)
  await asked('/provider/acme/jwks', '192.0.2.1')
  const program = await asked('/provider/acme/token', '192.0.2.1', 'POST')
  expect([program.status, JSON.parse(program.body).error]).toEqual([429, 'temporarily_unavailable'])
})

test('what is drawn for one address is drawn one after another, and for others beside it', async () => {
  const under: string[] = []
  let most = 0
  const draws: AstroHandler = async ({ url: path = '' }, res) => {
    under.push(path)
    most = Math.max(most, under.filter((one) => one.startsWith('/lab/one/')).length)
    if (path === '/lab/other/') released.resolve()
    else await released.promise
    await new Promise((resolve) => setImmediate(resolve))
    under.splice(under.indexOf(path), 1)
    res.end(path)
  }
  const released = Promise.withResolvers<void>()
  const port = await listening({ ...settings, rateLimits }, { astro: draws })
  const asked = (path: string, from: string) => answerOf(port, { path, headers: { 'x-forwarded-for': from } })
  const mine = ['1', '2', '3', '4'].map((name) => asked(`/lab/one/?${name}`, '192.0.2.1'))
  const other = await asked('/lab/other/', '192.0.2.2')
  const all = await Promise.all(mine)
  expect([other, ...all].map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(most).toBe(1)
})

test('says that the lab is full, and when to come again', async () => {
  const store = memoryStore({ clock: Date.now })
  const full = await testLab({ store })
  const visitor = full.visitors.issue('192.0.2.1')
  await full.settings.change(visitor, 'cookies', { step: true })
  store.limit({ pause: 0 })
  const headers = { cookie: full.visitors.setCookie(visitor).split(';')[0] ?? '' }
  const answer = await ask(echo, { path: '/app/cookies/auth/login', headers, lab: full })
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
  expect(answer.body).toContain('<a href="/app/cookies/">')
})

test('refuses a login that another site asks for', async () => {
  const answer = await ask(echo, { path: '/app/cookies/auth/login', headers: { 'sec-fetch-site': 'cross-site' } })
  expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('Another site asked for a login')])
})

test('hands the body over whole', async () => {
  const bodies: AstroHandler = (req, res) => res.end(String(Reflect.get(req, 'body')))
  expect((await ask(bodies, { method: 'POST', body: 'persona=ada' })).body).toBe('persona=ada')
})

test.each([
  ['an empty answer', (_req, res) => res.writeHead(500).end()],
  ['the text of the adapter', (_req, res) => Object.assign(res, { statusCode: 500 }).end('Internal Server Error')],
  [
    'a page that breaks off while it is written',
    (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html' })
      res.write('<h1>Half a page')
      res.write('Internal server error', () => res.destroy())
    },
  ],
  ['an exception', () => Promise.reject(new Error('secret detail'))],
] satisfies [string, AstroHandler][])('makes a page with the request id out of %s', async (_name, astro) => {
  const { status, headers, body } = await ask(astro, {})
  expect(status).toBe(500)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
  expect(body).toContain(`Request <code>${headers['x-request-id']}</code>`)
  expect(body).not.toContain('secret detail')
})

test('puts the request id into the built error page', async () => {
  const built: AstroHandler = (_req, res) => {
    res.writeHead(500, { 'content-type': 'text/html; charset=utf-8' })
    res.write('<p>Broken, ')
    res.end('request %request-id%</p>')
  }
  const { headers, body } = await ask(built, {})
  expect(body).toBe(`<p>Broken, request ${headers['x-request-id']}</p>`)
})

test('leaves an error that a route answers itself', async () => {
  const json: AstroHandler = (_req, res) => {
    res.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"unknown"}')
  }
  expect(await ask(json, {})).toMatchObject({ status: 404, body: '{"error":"unknown"}' })
})

test.each([
  ['no route matches', (_req, _res, next) => next()],
  ['a route answers 404 with nothing', (_req, res) => res.writeHead(404).end()],
] satisfies [string, AstroHandler][])('shows the built page when %s', async (_name, astro) => {
  const dir = folder()
  writeFileSync(join(dir, '404.html'), '<h1>Not here</h1>')
  expect(await ask(astro, { path: '/nope' }, dir)).toMatchObject({ status: 404, body: '<h1>Not here</h1>' })
})

test.each(['/_image?href=x', '/_server-islands/x', '/_actions/x'])('closes %s', async (path) => {
  expect((await ask(echo, { path })).status).toBe(404)
})

test('is ready only while its store answers', async () => {
  const store = memoryStore({ clock: () => 0 })
  expect(await ask(echo, { path: '/readyz' }, folder(), store)).toMatchObject({ status: 200, body: '{"ready":true}' })
  const gone: Store = { ...store, ping: () => Promise.reject(new Error('no connection')) }
  const answer = await ask(echo, { path: '/readyz' }, folder(), gone)
  expect(answer).toMatchObject({ status: 503, body: '{"ready":false}' })
  expect((await ask(echo, { path: '/healthz' }, folder(), gone)).status).toBe(200)
})
