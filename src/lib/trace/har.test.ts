import { expect, test } from 'vitest'
import * as z from 'zod'
import type { Lab } from '#lib/lab/lab.ts'
import { recordedLogin } from '#lib/lab/testing.ts'
import type { Exchange } from './exchange.ts'
import { harOf } from './har.ts'
import type { Run } from './traces.ts'

// HAR 1.2, http://www.softwareishard.com/blog/har-12-spec/: every field it requires, none that it does not know.
const comment = z.string().optional()
const pair = z.strictObject({ name: z.string(), value: z.string(), comment })
const cookie = z.strictObject({
  ...pair.shape,
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: z.iso.datetime().nullable().optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
})
const size = z.int().min(-1)
const har = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string(), comment }),
    pages: z.array(
      z.strictObject({
        startedDateTime: z.iso.datetime(),
        id: z.string(),
        title: z.string(),
        pageTimings: z.strictObject({ onContentLoad: z.number().optional(), onLoad: z.number().optional(), comment }),
        comment,
      }),
    ),
    entries: z.array(
      z.strictObject({
        pageref: z.string().optional(),
        startedDateTime: z.iso.datetime(),
        time: z.number().min(0),
        request: z.strictObject({
          method: z.string(),
          url: z.url(),
          httpVersion: z.string(),
          cookies: z.array(cookie),
          headers: z.array(pair),
          queryString: z.array(pair),
          postData: z.strictObject({ mimeType: z.string(), text: z.string(), comment }).optional(),
          headersSize: size,
          bodySize: size,
          comment,
        }),
        response: z.strictObject({
          status: z.int(),
          statusText: z.string(),
          httpVersion: z.string(),
          cookies: z.array(cookie),
          headers: z.array(pair),
          content: z.strictObject({
            size: z.int(),
            compression: z.int().optional(),
            mimeType: z.string(),
            text: z.string().optional(),
            encoding: z.string().optional(),
            comment,
          }),
          redirectURL: z.string(),
          headersSize: size,
          bodySize: size,
          comment,
        }),
        cache: z.strictObject({}),
        timings: z.strictObject({ send: z.number().min(0), wait: z.number().min(0), receive: z.number().min(0) }),
        comment,
      }),
    ),
    comment,
  }),
})

/** Every secret of a run, found without the help of the code under test. Starlette removes a cookie with `null`. */
function secretsOf(run: Run, lab: Lab, app: string): string[] {
  const config = lab.app(app)
  const texts = run.exchanges.flatMap(({ request, response }) => [
    request.url,
    request.body?.text ?? '',
    ...(response?.headers ?? []).filter(([name]) => name === 'location').map(([, value]) => value),
  ])
  const parameters = texts.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:^|[?&])(?:state|nonce|code|code_verifier|id_token_hint|client_secret|xsrf|session)=([^&#]+)/g,
      ),
    ].map(([, value]) => value),
  )
  const paths = texts.flatMap((text) =>
    [...text.matchAll(/\/provider\/\w+\/(?:auth|interaction)\/([\w-]+)/g)].map(([, id]) => id),
  )
  const links = texts.flatMap((text) => [...text.matchAll(/auth\/login\?provider=([^&]+)/g)].map(([, jwt]) => jwt))
  const cookies = run.exchanges.flatMap(({ request, response }) => [
    ...request.headers.flatMap(([name, value]) => (name === 'cookie' ? value.split('; ') : [])),
    ...(response?.headers ?? []).flatMap(([name, value]) => (name === 'set-cookie' ? [value.split(';')[0]] : [])),
  ])
  const tokens = run.exchanges.flatMap(({ response }) =>
    [...(response?.body?.text ?? '').matchAll(/"(?:id_token|access_token)":\s*"([^"]+)"/g)].map(([, token]) => token),
  )
  const basic = run.exchanges.flatMap(({ request }) =>
    request.headers.flatMap(([name, value]) => (name === 'authorization' ? [value.split(' ')[1]] : [])),
  )
  const configured = ['default', 'acme', 'globex'].map((name) => config?.provider(name)?.clientSecret)
  const cookieValues = cookies.map((one) => one?.slice(one.indexOf('=') + 1).replaceAll('"', ''))
  return [
    ...parameters,
    ...paths,
    ...links,
    ...cookieValues,
    ...tokens,
    ...basic,
    ...configured,
    config?.cookieSecret,
  ].filter((one): one is string => one !== undefined && one !== '' && one !== 'null')
}

test.each([
  ['acme', 'simple-example', 'Log in with Acme ID', 'ada'],
  ['acme, cookies in chunks', 'cookies', 'Log in', 'linus'],
  ['globex', 'multiple-providers', 'Globex Accounts', 'noor'],
])('no secret of a real login and logout is in the archive: %s', async (_tenant, app, button, persona) => {
  const { lab, browser, current } = await recordedLogin(app, button, persona)
  const asked = await browser.open(`/app/${app}/auth/logout`)
  if (asked.kind === 'provider' && asked.page.kind === 'sign-out') {
    await browser.open(asked.page.action, { xsrf: asked.page.xsrf, logout: 'yes' })
  }
  const run = await current()
  const secrets = secretsOf(run, lab, app)
  const text = JSON.stringify(harOf(run))
  expect(secrets.length).toBeGreaterThan(20)
  expect(secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)))).toEqual([])
  expect(text).not.toMatch(/eyJ[\w-]+\./)
})

test('the archive of a real login is valid HAR 1.2', async () => {
  const { browser, current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  await browser.open('/app/simple-example/auth/logout')
  const archive = harOf(await current())
  expect(har.safeParse(JSON.parse(JSON.stringify(archive))).error?.issues ?? []).toEqual([])
  const ids = archive.log.pages?.map(({ id }) => id)
  expect(archive.log.entries.every(({ pageref }) => ids?.includes(pageref ?? ''))).toBe(true)
})

test('a reader sees that state came back equal and that the callback’s code was swapped', async () => {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const { entries } = harOf(await current()).log
  const query = (path: RegExp, name: string) => {
    const entry = entries.find(({ request }) => path.test(request.url))
    return entry?.request.queryString.find((one) => one.name === name)?.value
  }
  const token = entries.find(({ request }) => request.url.endsWith('/token'))
  expect(query(/\/provider\/acme\/auth\?/, 'state')).toMatch(/^masked-\d+$/)
  expect(query(/\/oauth2callback\?/, 'state')).toBe(query(/\/provider\/acme\/auth\?/, 'state'))
  expect(query(/\/provider\/acme\/auth\?/, 'code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(token?.request.postData?.text).toContain(`code=${query(/\/oauth2callback\?/, 'code')}`)
})

const silent: Exchange = {
  at: 1_767_225_600_000,
  took: 12.5,
  channel: 'back',
  from: 'app',
  to: 'provider',
  tenant: 'acme',
  request: { method: 'GET', url: 'http://localhost/provider/acme/jwks', headers: [], body: null },
  response: null,
  remarks: [{ kind: 'library', level: 'error', text: 'fetch failed' }],
}

test('a message without an answer has status 0 and says so', () => {
  const archive = harOf({ id: 'run', scenario: 'cookies', startedAt: 0, exchanges: [silent] })
  expect(har.safeParse(JSON.parse(JSON.stringify(archive))).success).toBe(true)
  expect(archive.log.entries[0]).toMatchObject({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 12.5,
    response: { status: 0, comment: 'Sent, no answer came back.' },
    comment: 'app to provider, server to server. fetch failed',
  })
})

test('what was broken on purpose is said, of the run and of the message', () => {
  const remarks = [{ kind: 'fault', level: 'warning', text: 'The connection is cut before an answer.' }] as const
  const run = { id: 'run', scenario: 'cookies', startedAt: 0, fault: 'metadata-unreachable' }
  const { log } = harOf({ ...run, exchanges: [{ ...silent, remarks }] })
  expect(log.comment).toMatch(/^Run of the sample app "cookies", with the fault "metadata-unreachable"\. /)
  expect(log.entries[0]?.comment).toBe(
    'app to provider, server to server. Broken on purpose: The connection is cut before an answer.',
  )
})

test('what the capture left out is said', () => {
  const body = { text: '{"a', bytes: 20_000, cut: 19_997 }
  const response = { status: 200, headers: [['content-type', 'application/json']] as const, body }
  const archive = harOf({ id: 'run', scenario: 'cookies', startedAt: 0, exchanges: [{ ...silent, response }] })
  expect(archive.log.entries[0]?.response.content).toEqual({
    size: 20_000,
    mimeType: 'application/json',
    text: '{"a',
    comment: '19997 more bytes were left out.',
  })
})

test('an empty run is an archive too', () => {
  const archive = harOf({ id: 'run', scenario: 'cookies', startedAt: 0, exchanges: [] })
  expect(har.safeParse(JSON.parse(JSON.stringify(archive))).success).toBe(true)
})
