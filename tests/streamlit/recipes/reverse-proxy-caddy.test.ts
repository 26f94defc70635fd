import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { freePort } from '../../global-site.ts'
import { needsCaddy } from '../caddy.ts'
import { send } from '../differential/cookie-client.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { statusOfBeginning } from '../raw-upgrade.ts'
import type { RealApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { callback, inFrontOf, openPage, pathsOf, secureOf, startBehind, wholeVisit } from './behind-proxy.ts'
import { type Answer, caddySite, type HttpsSite, HttpsVisitor, host, origin } from './https-site.ts'

const streamlit = needsStreamlit()
const hasCaddy = needsCaddy()
const canRun = streamlit !== '' && hasCaddy
const files = canRun ? pageFiles(inject('dist'), 'recipes/reverse-proxy') : new Map<string, string>()
const caddyfile = files.get('Caddyfile') ?? ''

let site: Omit<HttpsSite, 'end'>
let provider: SampleProvider
let app: RealApp
let below: RealApp
let browser: Browser
/** Where a visitor comes in who has another address than Caddy: 127.0.0.2. */
let elsewhere: number

beforeAll(async () => {
  if (!canRun) return
  site = await caddySite()
  provider = await serveSampleProvider([`${origin}/oauth2callback`, `${origin}/my-app/oauth2callback`])
  const behind = { python: streamlit, files, provider }
  app = await startBehind(behind, '/')
  below = await startBehind(behind, '/my-app/', { STREAMLIT_SERVER_BASE_URL_PATH: 'my-app' })
  elsewhere = await freePort()
  browser = await site.launch({ https: elsewhere })
})

afterAll(async () => {
  await browser?.close()
  for (const one of [app, below]) await one?.end()
  await provider?.close()
})

/** Carries what comes to `elsewhere` to Caddy, until the test is over. */
async function relay(): Promise<void> {
  const server = createServer((visitor) => {
    const onward = connect({ host: '127.0.0.1', port: site.ports.https, localAddress: '127.0.0.2' })
    visitor.on('error', () => onward.destroy())
    onward.on('error', () => visitor.destroy())
    visitor.pipe(onward).pipe(visitor)
  })
  await once(server.listen(elsewhere, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
}

const belowPath = caddyfile.replace(/ *reverse_proxy .*\n/, files.get('In the Caddyfile') ?? '')

test('with the Caddyfile a person in 60 groups logs in over HTTPS with Secure cookies, uploads 2 MB, and logs out', async () => {
  await relay()
  const seen = await site.with(inFrontOf(app, caddyfile), async () =>
    wholeVisit(await openPage(browser, { 'X-Forwarded-For': '203.0.113.7' })),
  )
  expect(seen).toEqual({
    opened: `${origin}/`,
    over: 'h2',
    says: `linus@acme.example from 127.0.0.2 at ${origin}`,
    secure: {
      _streamlit_user: true,
      _streamlit_user_tokens: true,
      _streamlit_user_tokens_1: true,
      _streamlit_user_tokens_2: true,
      _streamlit_xsrf: true,
    },
  })
})

test('http is redirected with 308, the query too, and the WebSocket gets 101 at a port that is not 443', async () => {
  await site.with(inFrontOf(app, caddyfile), async () => {
    const visitor = new HttpsVisitor(site)
    const url = new URL(`http://${host}/page?a=b`)
    const redirected = await send({ url, port: site.ports.http, jar: visitor.jar })
    expect([redirected.status, redirected.location]).toEqual([308, `${origin}/page?a=b`])
    expect(await visitor.upgrade()).toBe(101)
    expect(await visitor.upgrade(`${host}:8443`)).toBe(101)
  })
})

const withCookies = (kilobytes: number) =>
  new HttpsVisitor(site).get('/_stcore/health', { cookie: `x=${'a'.repeat(kilobytes * 1000)}` })

test('with the Caddyfile 30 kB of cookies pass every time', async () => {
  const answers = await site.with(inFrontOf(app, caddyfile), async () => {
    const all: Answer[] = []
    for (let tries = 0; tries < 40; tries += 1) all.push(await withCookies(30))
    return all
  })
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
})

test('without write_buffer Streamlit refuses some: over 16 kB have to come in one piece', async () => {
  const bare = caddyfile.replace(/ *transport http \{[^}]*\}\n/, '')
  await site.with(inFrontOf(app, bare), async () => {
    // It hangs on how many of Caddy's pieces Streamlit reads at once: about one request in ten.
    while ((await withCookies(60)).status !== 400);
  })
  expect(app.log()).toContain('Invalid HTTP request received.')
  const { port } = new URL(app.origin)
  expect(await statusOfBeginning(Number(port), 16_385)).toBe(400)
})

test('without header_down a login works, and no cookie has Secure', async () => {
  const bare = caddyfile.replace(/ *header_down .*\n/, '')
  const { begun, answer } = await site.with(inFrontOf(app, bare), () => callback(site, 'ada'))
  expect([answer.status, answer.location]).toEqual([302, '/'])
  expect(secureOf(begun, answer)).toEqual({
    _streamlit_session: false,
    _streamlit_user: false,
    _streamlit_user_tokens: false,
  })
})

test('where header_up sets Host to that of the app, the WebSocket gets 403', async () => {
  const text = caddyfile.replace('header_down', 'header_up Host {upstream_hostport}\n        header_down')
  expect(await site.with(inFrontOf(app, text), () => new HttpsVisitor(site).upgrade())).toBe(403)
})

test('below a path: the login cookies have it, the callback leads there, and redir adds the slash', async () => {
  await site.with(inFrontOf(below, belowPath), async () => {
    const { answer, begun } = await callback(site, 'ada', '/my-app/')
    expect([answer.status, answer.location]).toEqual([302, '/my-app/'])
    expect(pathsOf(begun, answer)).toEqual({
      _streamlit_session: '/',
      _streamlit_user: '/my-app',
      _streamlit_user_tokens: '/my-app',
    })
    const visitor = new HttpsVisitor(site)
    const [bare, whole] = [await visitor.get('/my-app'), await visitor.get('/my-app/')]
    expect([bare.status, bare.location, whole.status]).toEqual([302, '/my-app/', 200])
  })
  const text = inFrontOf(below, belowPath.replace(/ *redir .*\n/, ''))
  const { status, body } = await site.with(text, () => new HttpsVisitor(site).get('/my-app'))
  expect([status, body]).toEqual([200, ''])
})

test('where handle_path takes the path away, the app loads and the login button leads to an empty page', async () => {
  await relay()
  const text = inFrontOf(app, `${host} {\n handle_path /my-app/* {\n reverse_proxy 127.0.0.1:8501\n }\n}\n`)
  await site.with(text, async () => {
    const page = await openPage(browser)
    await page.goto(`${origin}/my-app/`)
    const leads = page.waitForResponse(`${origin}/auth/login?*`)
    await page.getByRole('button', { name: 'Log in' }).click()
    const answer = await leads
    expect([answer.status(), await answer.text()]).toEqual([200, ''])
    await page.context().close()
  })
})
