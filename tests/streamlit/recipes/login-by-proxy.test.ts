import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { freePort } from '../../global-site.ts'
import { madeLogin } from '../made-login.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { needsNginx } from '../nginx.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { shownToProgram } from './agent-api.ts'
import { type HttpsSite, host, httpsSite, origin } from './https-site.ts'
import { authFor, cookieSecret } from './logged-in.ts'

const streamlit = needsStreamlit()
const hasNginx = needsNginx()
const canRun = streamlit !== '' && hasNginx
const files = canRun ? pageFiles(inject('dist'), 'recipes/login-by-proxy') : new Map<string, string>()
const fileOf = (name: string) => files.get(name) ?? ''

/** Says what it knows of who is there. */
const script = `import streamlit as st

st.text(f"st.user is {st.user.to_dict()}")
try:
    st.text(f"is_logged_in is {st.user.is_logged_in}")
except AttributeError as error:
    st.text(error)
st.text(f"the header is {st.context.headers.get('X-Auth-Request-Email')}")
st.button("Log out", on_click=st.logout)
`

let folder: string
let site: HttpsSite
let app: RealApp
let teller: RealApp
let beside: RealApp
let browser: Browser

async function start(main: string, more: Record<string, string> = {}): Promise<RealApp> {
  return startApp(streamlit, {
    port: await freePort(),
    main: 'app.py',
    files: { 'app.py': main, '.streamlit/config.toml': fileOf('.streamlit/config.toml'), ...more },
    env: { STREAMLIT_SERVER_ENABLE_AGENT_API: 'true' },
  })
}

beforeAll(async () => {
  if (!canRun) return
  folder = await mkdtemp(join(tmpdir(), 'people-'))
  await writeFile(join(folder, 'people'), 'ada@acme.example:{PLAIN}secret\n')
  // For nginx's workers, which are another user where root runs the tests.
  await chmod(folder, 0o755)
  site = await httpsSite(streamlit)
  app = await start(fileOf('app.py'))
  teller = await start(script)
  beside = await start(script, { '.streamlit/secrets.toml': authFor(origin) })
  browser = await site.launch()
})

afterAll(async () => {
  await browser?.close()
  for (const one of [app, teller, beside]) await one?.end()
  await site?.end()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** nginx's file of the page, in front of one of these apps. */
const before = ({ origin: at }: RealApp, text = fileOf('/etc/nginx/conf.d/my-app.conf')) =>
  text
    .replaceAll('/etc/nginx/people', join(folder, 'people'))
    .replace('127.0.0.1:8501', `127.0.0.1:${new URL(at).port}`)
const ada: BrowserContextOptions = { httpCredentials: { username: 'ada@acme.example', password: 'secret' } }

async function open(address: string, options: BrowserContextOptions): Promise<{ page: Page; status: number }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options })
  context.setDefaultTimeout(120_000)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const answer = await page.goto(address)
  return { page, status: answer?.status() ?? 0 }
}

/** What a program sends first: over HTTP, and as a client of MCP. */
const programs = [
  ['/_stcore/agent/interact', '{}'],
  ['/_stcore/agent/mcp', '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"interact","arguments":{}}}'],
] as const

const basic = (person: string) => `Basic ${Buffer.from(person).toString('base64')}`

/** What the proxy answers a program. */
async function posted(
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  const sent = request({
    host: '127.0.0.1',
    port: site.ports.https,
    servername: host,
    rejectUnauthorized: false,
    agent: false,
    method: 'POST',
    path,
    headers: {
      host,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'mcp-protocol-version': '2025-06-18',
      'content-length': body.length,
      ...headers,
    },
  })
  sent.end(body)
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  return { status: answer?.statusCode ?? 0, body: answer === undefined ? '' : await text(answer) }
}

test('with the files only who has the password comes in, and st.user has the address', async () => {
  await site.with(before(app), async () => {
    expect((await open(origin, {})).status).toBe(401)
    const { page } = await open(origin, { ...ada, extraHTTPHeaders: { 'X-Auth-Request-Email': 'eve@acme.example' } })
    await page.getByText('Hello, ada@acme.example!').waitFor()
  })
})

test('st.user holds the address alone, and st.logout() changes nothing', async () => {
  await site.with(before(teller), async () => {
    const { page } = await open(origin, ada)
    await page.getByText("st.user is {'email': 'ada@acme.example'}").waitFor()
    await page.getByText('st.user has no attribute "is_logged_in".').waitFor()
    await page.getByText('the header is ada@acme.example').waitFor()
    await page.getByRole('button', { name: 'Log out' }).click()
    await page.getByTestId('stStatusWidget').waitFor({ state: 'detached' })
    await page.reload()
    await page.getByText("st.user is {'email': 'ada@acme.example'}").waitFor()
  })
})

test('at the app’s own port one header makes a browser and a program whoever they say, and none stops them', async () => {
  const past = before(app)
    .replace(/ +auth_basic.*\n/g, '')
    .replace('$remote_user', 'eve@acme.example')
  await site.with(past, async () => {
    const { page } = await open(origin, {})
    await page.getByText('Hello, eve@acme.example!').waitFor()
  })
  expect(await shownToProgram(app, { 'X-Auth-Request-Email': 'eve@acme.example' })).toContain(
    'Hello, eve@acme.example!',
  )
  const { page } = await open(app.origin, {})
  await page.getByText('You came past the login.').waitFor()
})

test('beside [auth], st.user has the address and nobody is logged in', async () => {
  await site.with(before(beside), async () => {
    const { page } = await open(origin, ada)
    await page.getByText("st.user is {'email': 'ada@acme.example', 'is_logged_in': False}").waitFor()
    await page.getByText('is_logged_in is False').waitFor()
  })
})

test('a header stands over the claim of that name of whoever is logged in', async () => {
  const login = { claims: { sub: 'grace', email: 'grace@acme.example' }, tokens: {}, provider: '', address: origin }
  const { storageState } = madeLogin(login, { secret: cookieSecret })
  await site.with(before(beside), async () => {
    const { page } = await open(origin, { ...ada, storageState })
    await page.getByText("'email': 'ada@acme.example'").waitFor()
    await page.getByText('is_logged_in is True').waitFor()
  })
})

test('a program stands behind the proxy’s login too, with the header of the proxy in place of its own', async () => {
  await site.with(before(app), async () => {
    for (const [path, body] of programs) {
      expect([path, (await posted(path, body, {})).status]).toEqual([path, 401])
      const headers = { authorization: basic('ada@acme.example:secret'), 'x-auth-request-email': 'eve@acme.example' }
      const shown = await posted(path, body, headers)
      expect([path, shown.status, shown.body]).toEqual([path, 200, expect.stringContaining('Hello, ada@acme.example!')])
    }
  })
})

test('the cookie of a login by st.login() counts for nothing at the agent API', async () => {
  const login = { claims: { sub: 'ada', email: 'ada@acme.example' }, tokens: {}, provider: '', address: beside.origin }
  const made = madeLogin(login, { secret: cookieSecret })
  const cookie = made.storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const shown = await shownToProgram(beside, { cookie })
  expect(shown).toContain('is_logged_in is False')
  expect(shown).not.toContain('ada@acme.example')
})

test('two headers for one key end the start', async () => {
  const headers = { STREAMLIT_SERVER_TRUSTED_USER_HEADERS: '{"A": "email", "B": "email"}' }
  const started = startApp(streamlit, {
    port: await freePort(),
    main: 'app.py',
    files: { 'app.py': script },
    env: headers,
  })
  await expect(started).rejects.toThrow('server.trustedUserHeaders had multiple mappings for user key(s)')
})

test('the option reads from the environment what stands on the page', async () => {
  const [, value = ''] =
    /^export STREAMLIT_SERVER_TRUSTED_USER_HEADERS='(.*)'$/m.exec(fileOf('In the environment')) ?? []
  const one = await startApp(streamlit, {
    port: await freePort(),
    main: 'app.py',
    files: { 'app.py': script },
    env: { STREAMLIT_SERVER_TRUSTED_USER_HEADERS: value, STREAMLIT_SERVER_ENABLE_AGENT_API: 'true' },
  })
  onTestFinished(() => one.end())
  expect(await shownToProgram(one, { 'X-Auth-Request-Email': 'ada@acme.example' })).toContain(
    "st.user is {'email': 'ada@acme.example'}",
  )
})

test('with the lines for oauth2-proxy, nginx asks it, leads to its sign-in, and passes on the address that it answers', async () => {
  // In the place of oauth2-proxy: it knows whoever has its cookie.
  const gate = createServer((asked, answer) => {
    const known = asked.headers.cookie?.includes('_oauth2_proxy=ada') === true
    if (asked.url?.startsWith('/oauth2/sign_in')) return void answer.writeHead(200).end('Sign in here')
    answer.writeHead(known ? 202 : 401, known ? { 'X-Auth-Request-Email': 'ada@acme.example' } : {}).end()
  })
  const port = await freePort()
  await once(gate.listen(port, '127.0.0.1'), 'listening')
  onTestFinished(() => void gate.close())
  const whole = fileOf('/etc/nginx/conf.d/my-app.conf')
  const lines = fileOf('With oauth2-proxy').replaceAll('127.0.0.1:4180', `127.0.0.1:${port}`)
  const text = whole.replace(/ +location \/ \{[^}]*\}/, () => lines)
  await site.with(before(app, text), async () => {
    const { page } = await open(origin, {})
    await page.getByText('Sign in here').waitFor()
    await page.context().addCookies([{ name: '_oauth2_proxy', value: 'ada', url: origin }])
    await page.goto(origin)
    await page.getByText('Hello, ada@acme.example!').waitFor()
  })
})
