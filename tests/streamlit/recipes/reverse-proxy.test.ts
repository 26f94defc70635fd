import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { needsStreamlit } from '../needs-streamlit.ts'
import { needsNginx } from '../nginx.ts'
import { pageFiles } from '../page-files.ts'
import type { RealApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import {
  callback,
  inFrontOf,
  megabytes2,
  openPage,
  pathsOf,
  secureOf,
  startBehind,
  wholeVisit,
} from './behind-proxy.ts'
import { type HttpsSite, HttpsVisitor, httpsSite, origin } from './https-site.ts'

const streamlit = needsStreamlit()
const hasNginx = needsNginx()
const canRun = streamlit !== '' && hasNginx
const files = canRun ? pageFiles(inject('dist'), 'recipes/reverse-proxy') : new Map<string, string>()
const fileOf = (name: string) => files.get(name) ?? ''
const conf = fileOf('/etc/nginx/conf.d/my-app.conf')

let site: HttpsSite
let provider: SampleProvider
let app: RealApp
let below: RealApp
let stripped: RealApp
let browser: Browser

beforeAll(async () => {
  if (!canRun) return
  site = await httpsSite(streamlit)
  provider = await serveSampleProvider([`${origin}/oauth2callback`, `${origin}/my-app/oauth2callback`])
  const behind = { python: streamlit, files, provider }
  app = await startBehind(behind, '/')
  below = await startBehind(behind, '/my-app/', { STREAMLIT_SERVER_BASE_URL_PATH: 'my-app' })
  stripped = await startBehind(behind, '/my-app/')
  browser = await site.launch()
})

afterAll(async () => {
  await browser?.close()
  for (const one of [app, below, stripped]) await one?.end()
  await provider?.close()
  await site?.end()
})

const to = (which: RealApp, text = conf) => inFrontOf(which, text)
const belowPath = conf.replace(/location \/ \{\n.*\n/, fileOf('nginx'))
/** The file without the lines that have a word in them. */
const without = (...words: readonly string[]) =>
  to(
    app,
    conf
      .split('\n')
      .filter((line) => !words.some((word) => line.includes(word)))
      .join('\n'),
  )

test('the page has the files that are run here, and one for Traefik that is YAML', () => {
  expect([...files.keys()]).toEqual([
    '/etc/nginx/conf.d/my-app.conf',
    '.streamlit/config.toml',
    '.streamlit/secrets.toml',
    'Shell',
    'nginx',
    'TOML',
    'Caddyfile',
    'In the Caddyfile',
    'traefik/dynamic.yaml',
  ])
  expect(Object.keys(parse(fileOf('traefik/dynamic.yaml')).http)).toEqual(['routers', 'services'])
})

test('with the files a person in 60 groups logs in over HTTPS with Secure cookies, uploads 2 MB, and logs out', async () => {
  const text = to(app).replace('$remote_addr', '203.0.113.7')
  const seen = await site.with(text, async () => wholeVisit(await openPage(browser)))
  expect(seen).toEqual({
    opened: `${origin}/`,
    over: 'http/1.1',
    says: `linus@acme.example from 203.0.113.7 at ${origin}`,
    secure: {
      _streamlit_user: true,
      _streamlit_user_tokens: true,
      _streamlit_user_tokens_1: true,
      _streamlit_user_tokens_2: true,
      _streamlit_xsrf: true,
    },
  })
})

test('the WebSocket: 101, without its headers 200, without Host 403; at another port $host gets 403', async () => {
  const upgrade = (text: string, at?: string) => site.with(text, async () => new HttpsVisitor(site).upgrade(at))
  const other = 'app.example.com:8443'
  expect(await upgrade(to(app))).toBe(101)
  expect(await upgrade(without('Upgrade', 'Connection'))).toBe(200)
  expect(await upgrade(without(' Host '))).toBe(403)
  expect(await upgrade(to(app), other)).toBe(101)
  expect(await upgrade(to(app).replace('$http_host', '$host'), other)).toBe(403)
})

test.each([
  ['without Upgrade', () => without('Upgrade'), 'Unexpected response code: 200'],
  ['without Host', () => without(' Host '), 'Unexpected response code: 403'],
  [
    'without Sec-WebSocket-Protocol',
    () =>
      to(app).replace('proxy_http_version 1.1;', 'proxy_http_version 1.1; proxy_set_header Sec-WebSocket-Protocol "";'),
    "Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
  ],
])('%s the page stays empty', async (_without, text, told) => {
  await site.with(text(), async () => {
    const page = await openPage(browser)
    const refused = page.waitForEvent('console', (message) => message.text().includes(told))
    await page.goto(origin)
    await refused
    expect((await page.locator('body').innerText()).trim()).toBe('Skip to main content')
    await page.context().close()
  })
})

test('with the usual proxy_buffer_size the callback of a person in 60 groups is 502, and nginx says why', async () => {
  await site.with(without('proxy_buffer'), async (nginx) => {
    const { answer } = await callback(site, 'linus')
    expect([answer.status, answer.setCookies]).toEqual([502, []])
    expect((await callback(site, 'ada')).answer.location).toBe('/')
    expect(nginx.log()).toContain('upstream sent too big header while reading response header from upstream')
  })
})

test('with the usual large_client_header_buffers a Cookie line over 8 kB is 400, at /auth/logout too', async () => {
  const cookie = `x=${'a'.repeat(8200)}`
  const statuses = async () => ({
    page: await new HttpsVisitor(site).get('/', { cookie }),
    logout: await new HttpsVisitor(site).get('/auth/logout', { cookie }),
  })
  const usual = await site.with(without('large_client'), statuses)
  expect([usual.page.status, usual.logout.status]).toEqual([400, 400])
  expect(usual.page.body).toContain('Request Header Or Cookie Too Large')
  const file = await site.with(to(app), statuses)
  expect([file.page.status, file.logout.status]).toEqual([200, 302])
})

test('with the file a Cookie line of 30 kB gets a WebSocket', async () => {
  await site.with(to(app), async () => {
    const visitor = new HttpsVisitor(site)
    for (let piece = 0; piece < 10; piece += 1)
      visitor.jar.put(new URL(origin), { name: `x${piece}`, value: 'a'.repeat(3000), path: '/' })
    expect(await visitor.upgrade()).toBe(101)
  })
})

test('without client_max_body_size a file of 2 MB gets 413', async () => {
  const upload = async () => new HttpsVisitor(site).get('/_stcore/upload_file/a/b', {}, Buffer.alloc(megabytes2))
  expect((await site.with(without('client_max_body'), upload)).status).toBe(413)
})

test('no header changes redirect_uri, and the cookies have Secure by nginx alone', async () => {
  const asked = (text: string, headers = {}) => site.with(text, async () => new HttpsVisitor(site).login('/', headers))
  const redirectUri = ({ location }: { location: string | null }) =>
    new URL(location ?? '').searchParams.get('redirect_uri')
  const [whole, bare, strange] = [
    await asked(to(app)),
    await asked(without('X-Forwarded-Proto', ' Host ', 'proxy_cookie_flags')),
    await asked(to(app), { host: 'evil.example' }),
  ]
  expect([whole, bare, strange].map(redirectUri)).toEqual(Array(3).fill(`${origin}/oauth2callback`))
  expect([secureOf(whole), secureOf(bare)]).toEqual([{ _streamlit_session: true }, { _streamlit_session: false }])
  const proto = await site.with(without('proxy_cookie_flags'), () => callback(site, 'ada'))
  const none = await site.with(without('proxy_cookie_flags', 'X-Forwarded-Proto'), () => callback(site, 'ada'))
  const notSecure = { _streamlit_user: false, _streamlit_user_tokens: false, _streamlit_session: false }
  expect([secureOf(proto.answer), secureOf(none.answer)]).toEqual([notSecure, notSecure])
})

test('below a path: the login cookies have it, and the callback leads there', async () => {
  const text = to(below, belowPath)
  const { answer, begun } = await site.with(text, () => callback(site, 'ada', '/my-app/'))
  expect([answer.status, answer.location]).toEqual([302, '/my-app/'])
  // Cookies of the root, which older versions set, are deleted beside.
  expect(pathsOf(begun, answer)).toEqual({
    _streamlit_session: '/',
    _streamlit_user: '/my-app',
    _streamlit_user_tokens: '/my-app',
  })
})

test('where nginx takes the path away, the app loads and the login button leads where nobody answers', async () => {
  const text = to(stripped, belowPath).replace(/(proxy_pass .*);/, '$1/;')
  await site.with(text, async () => {
    const page = await openPage(browser)
    await page.goto(`${origin}/my-app/`)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByText('404 Not Found').first().waitFor()
    expect(page.url()).toMatch(/^https:\/\/app\.example\.com\/auth\/login\?provider=/)
    await page.context().close()
  })
})
