import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { freePort } from '../global-site.ts'
import { replaceFile } from './launch.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { upgradeFrom, upgradeStatus } from './raw-upgrade.ts'
import { type RealApp, startApp } from './real-app.ts'

const python = needsStreamlit()
const script = { 'app.py': 'import streamlit as st\n\nst.write(st.user.to_dict())\n' }
const secrets = [
  '[auth]',
  'redirect_uri = "http://localhost:8501/oauth2callback"',
  'cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"',
  'client_id = "a"',
  'client_secret = "b"',
  'server_metadata_url = "http://localhost:1/.well-known/openid-configuration"',
]

/** Follows no redirect, and keeps no connection that the server could close while a busy machine takes it up again. */
const ask = (url: string, { headers, ...init }: RequestInit = {}) =>
  fetch(url, { ...init, redirect: 'manual', headers: { ...headers, connection: 'close' } })

const running: RealApp[] = []
const run = async (files: Record<string, string>, env: Record<string, string> = {}) => {
  const port = await freePort()
  const app = await startApp(python, { port, main: 'app.py', files: { ...script, ...files }, env })
  running.push(app)
  return { ...app, port }
}
const good: { app?: Awaited<ReturnType<typeof run>> } = {}
const app = () => {
  if (good.app === undefined) throw new Error('no app')
  return good.app
}
beforeAll(async () => {
  if (python !== '') good.app = await run({ '.streamlit/secrets.toml': secrets.join('\n') })
})
afterAll(async () => {
  await Promise.all(running.map(({ end }) => end()))
})

test.each([
  ['GET', '/auth/login', 302, '/'],
  ['GET', '/auth/login?provider=nonsense', 302, '/'],
  ['GET', '/auth/logout', 302, '/'],
  ['GET', '/oauth2callback', 302, '/'],
  ['GET', '/oauth2callback/?code=a', 301, '/oauth2callback?code=a'],
  ['HEAD', '/auth/login', 302, '/'],
  ['HEAD', '/auth/logout', 302, '/'],
  ['HEAD', '/oauth2callback', 302, '/'],
  ['GET', '//evil.example/', 400, null],
  ['POST', '/auth/login', 405, null],
  ['POST', '/oauth2callback', 405, null],
  ['HEAD', '/auth/login', 302, '/'],
  ['HEAD', '/auth/logout', 302, '/'],
  ['HEAD', '/oauth2callback', 302, '/'],
  ['HEAD', '/', 200, null],
  ['POST', '/', 405, null],
  ['POST', '/auth/logout', 405, null],
  ['PUT', '/auth/login', 405, null],
  ['DELETE', '/oauth2callback', 405, null],
  ['OPTIONS', '/auth/login', 405, null],
  // No route of its own: any POST beside the routes gets this, and any GET the app's page.
  ['POST', '/auth/refresh', 405, null],
])('%s %s is answered with %i', async (method, path, status, location) => {
  const answer = await ask(app().origin + path, { method })
  expect([answer.status, answer.headers.get('location')]).toEqual([status, location])
})

test('the agent API is off', async () => {
  const answer = await ask(`${app().origin}/_stcore/agent/interact`, { method: 'POST', body: '{}' })
  expect(answer.status).toBeGreaterThanOrEqual(400)
})

test('a Cookie line of 8190 characters is taken, and a longer one gets no answer and no log', async () => {
  const before = app().log()
  expect(await upgradeStatus(app().port, 8190, 60_000)).toBe(101)
  expect(await upgradeStatus(app().port, 8191, 3000)).toBe(null)
  expect(app().log().slice(before.length)).not.toMatch(/header|line|WARN|ERROR/i)
})

test('with 9.9 kB of cookies /auth/logout still answers, and deletes every piece', async () => {
  const pieces = [1, 2, 3].map((piece) => `_streamlit_user_${piece}=${'A'.repeat(3300)}`)
  const headers = { cookie: ['_streamlit_user=chunks-3', ...pieces].join('; ') }
  const answer = await ask(`${app().origin}/auth/logout`, { headers })
  const deleted = answer.headers.getSetCookie().filter((line) => line.includes('=""; ') && line.includes('Max-Age=0'))
  expect(answer.status).toBe(302)
  expect(deleted.map((line) => line.split('=')[0])).toEqual([
    '_streamlit_user',
    '_streamlit_user_1',
    '_streamlit_user_2',
    '_streamlit_user_3',
    '_streamlit_user_tokens',
  ])
})

test('with WEBSOCKETS_MAX_LINE_LENGTH a line of 29 kB is taken', async () => {
  const { port } = await run({}, { WEBSOCKETS_MAX_LINE_LENGTH: '65536' })
  expect(await upgradeStatus(port, 29_000, 60_000)).toBe(101)
})

test('a TOML mistake is logged at the start', async () => {
  const { log, folder } = await run({ '.streamlit/secrets.toml': secrets.join('\n').replace('"a"', 'a') })
  expect(log()).toContain(
    `Failed to load secrets: Error parsing secrets file at ${folder}/.streamlit/secrets.toml: Invalid value (at line 4, column 13)`,
  )
})

test('a missing file is not logged', async () => {
  const { log } = await run({})
  expect(log()).not.toContain('secrets')
})

test('a name outside of tables that is no environment variable ends the start', async () => {
  await expect(run({ '.streamlit/secrets.toml': '"" = 1' })).rejects.toThrow('OSError: [Errno 22] Invalid argument')
})

/** 400: the login link is good, and the metadata cannot be read. 302: the link is not good. */
async function linkStatus(origin: string, secret: string): Promise<number> {
  const token = makeProviderToken({ provider: 'default', secret, now: Date.now() / 1000 })
  return (await ask(`${origin}/auth/login?provider=${token}`)).status
}

test('a changed secrets.toml is read without a restart', async () => {
  const { origin, folder } = await run({ '.streamlit/secrets.toml': secrets.join('\n') })
  expect(await linkStatus(origin, 'another-secret')).toBe(302)
  const changed = secrets.join('\n').replace('a-cookie-secret-of-the-tests-of-32-bytes', 'another-secret')
  await writeFile(join(folder, '.streamlit/secrets.toml'), changed)
  await expect.poll(() => linkStatus(origin, 'another-secret'), { timeout: 60_000 }).toBe(400)
})

test('after a mistake the correction is read, and later changes are not', async () => {
  const withSecret = (secret: string) =>
    secrets.join('\n').replace('a-cookie-secret-of-the-tests-of-32-bytes', `cookie-secret-${secret}`)
  const [broken, watched] = [
    await run({ '.streamlit/secrets.toml': withSecret('a') }),
    await run({ '.streamlit/secrets.toml': withSecret('a') }),
  ]
  // In one step: a file that is half written is none of the mistakes that this is about.
  const write = ({ folder }: RealApp, text: string) => replaceFile(join(folder, '.streamlit/secrets.toml'), text)
  const reads = async ({ origin }: RealApp, secret: string) =>
    (await linkStatus(origin, `cookie-secret-${secret}`)) === 400
  const becomes = (app: RealApp, secret: string, to: boolean) =>
    expect.poll(() => reads(app, secret), { timeout: 60_000 }).toBe(to)

  // The other app, which sees no mistake, shows when a change would have been noticed.
  const passes = async (...all: readonly string[]) => {
    for (const secret of all) {
      await write(watched, withSecret(secret))
      await becomes(watched, secret, true)
    }
  }
  expect(await reads(broken, 'a')).toBe(true)
  await write(broken, withSecret('a').replace('"a"', 'a'))
  await becomes(broken, 'a', false)
  // What was to be told of the mistake is told.
  await passes('f', 'g')
  await write(broken, withSecret('b'))
  await becomes(broken, 'b', true)
  await passes('h', 'i')
  await write(broken, withSecret('c'))
  await passes('c', 'd', 'e')
  expect([await reads(broken, 'b'), await reads(broken, 'c')]).toEqual([true, false])
})

test('a secrets.toml that comes after the start is read too', async () => {
  const { origin, folder } = await run({})
  expect(await linkStatus(origin, 'a-cookie-secret-of-the-tests-of-32-bytes')).toBe(302)
  await mkdir(join(folder, '.streamlit'))
  await writeFile(join(folder, '.streamlit/secrets.toml'), secrets.join('\n'))
  await expect.poll(() => linkStatus(origin, 'a-cookie-secret-of-the-tests-of-32-bytes'), { timeout: 60_000 }).toBe(400)
})

test('a page at another host than the server is asked for gets no WebSocket, and the log says so', async () => {
  const { port, log } = app()
  const origin = 'https://app.example.com'
  expect(await upgradeFrom(port, `http://localhost:${port}`)).toBe(101)
  expect(await upgradeFrom(port, origin)).toBe(403)
  await expect
    .poll(log)
    .toContain(
      `Rejecting WebSocket connection with disallowed Origin or Host header: origin=${origin}, host=localhost:${port}`,
    )
  // A proxy that passes the Host header on is all that it takes.
  expect(await upgradeFrom(port, origin, 'app.example.com')).toBe(101)
})

test('[auth] turns the protection by an XSRF token on, and leaves server.enableCORS as it is', async () => {
  const off = { STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION: 'false', STREAMLIT_SERVER_ENABLE_CORS: 'false' }
  const [without, with_] = [await run({}, off), await run({ '.streamlit/secrets.toml': secrets.join('\n') }, off)]
  const xsrfCookie = async ({ origin }: RealApp) =>
    (await ask(`${origin}/_stcore/health`)).headers.getSetCookie().some((line) => line.startsWith('_streamlit_xsrf='))
  expect([await xsrfCookie(without), await xsrfCookie(with_)]).toEqual([false, true])
  expect(await upgradeFrom(with_.port, 'https://other.example.com')).toBe(101)
  await Promise.all([without.end(), with_.end()])
})

test('server.allowedHosts keeps a page under any other host out', async () => {
  const { port, end } = await run({}, { STREAMLIT_SERVER_ALLOWED_HOSTS: 'app.example.com' })
  expect(await upgradeFrom(port, 'https://app.example.com', 'app.example.com')).toBe(101)
  expect(await upgradeFrom(port, 'https://other.example.com', 'other.example.com')).toBe(403)
  await end()
})

test('server.cookieSecret signs where [auth] has no secret of its own, and only there', async () => {
  const option = { STREAMLIT_SERVER_COOKIE_SECRET: 'the-secret-of-the-option' }
  const lacking = secrets.filter((line) => !line.startsWith('cookie_secret')).join('\n')
  const own = await run({ '.streamlit/secrets.toml': secrets.join('\n') }, option)
  const none = await run({ '.streamlit/secrets.toml': lacking }, option)
  const statuses = [own, none].map(({ origin }) => linkStatus(origin, 'the-secret-of-the-option'))
  expect(await Promise.all(statuses)).toEqual([302, 400])
  await Promise.all([own.end(), none.end()])
})

test('server.corsAllowedOrigins lets the page of another host in', { timeout: 600_000 }, async () => {
  const { port } = await run({}, { STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS: 'https://app.example.com' })
  expect(await upgradeFrom(port, 'https://app.example.com')).toBe(101)
  expect(await upgradeFrom(port, 'https://other.example.com')).toBe(403)
})
