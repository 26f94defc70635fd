import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { readSession } from '#lib/streamlit/session-cookie.ts'
import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import { freePort } from '../global-site.ts'
import { replaceFile } from './launch.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { type RealApp, startApp } from './real-app.ts'

// What the app's own requests to a provider do: where a certificate, a slow answer or a proxy is in the way, and where
// the metadata say little.

const python = needsStreamlit()
const secret = 'a-cookie-secret-of-the-tests-of-32-bytes'
/** Longer than httpx waits by itself. */
const slow = 7000
const script = `import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "An authority of our own")])
now = datetime.datetime.now(datetime.timezone.utc)
builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(days=2))
builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
encoding = serialization.Encoding.PEM
open(sys.argv[1] + "/certificate.pem", "wb").write(builder.sign(key, hashes.SHA256()).public_bytes(encoding))
private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
open(sys.argv[1] + "/private-key.pem", "wb").write(private)
`

const servers: Server[] = []
const asked: { path: string; authorization: string | undefined; body: string }[] = []
const proxied: string[] = []
const at = { https: '', http: '', proxy: '' }
let folder: string
let app: RealApp
let behind: RealApp

/** Metadata at /<name>/metadata, a token endpoint at /<name>/token. */
const answer: RequestListener = async (request, response) => {
  const [, name = '', what] = (request.url ?? '').split('/')
  const base = `http://${request.headers.host}/${name}`
  asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body: await bodyOf(request) })
  if (name === `slow-${what}`) await wait(slow)
  const endpoints = { token_endpoint: `${base}/token`, jwks_uri: `${base}/jwks` }
  const said: Readonly<Record<string, object>> = {
    'no-token-endpoint': { ...endpoints, token_endpoint: undefined },
    'no-jwks-uri': { ...endpoints, jwks_uri: undefined },
    revocable: { ...endpoints, end_session_endpoint: `${base}/logout`, revocation_endpoint: `${base}/revoke` },
    'post-alone': { ...endpoints, token_endpoint_auth_methods_supported: ['client_secret_post'] },
  }
  const idToken = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.AAAA`
  const tokens: Readonly<Record<string, object>> = {
    'no-jwks-uri': { access_token: 'a', id_token: idToken, token_type: 'Bearer' },
    list: [],
  }
  const token = tokens[name] ?? { error: 'invalid_grant' }
  const metadata = { issuer: base, authorization_endpoint: `${base}/auth`, ...(said[name] ?? endpoints) }
  response.statusCode = what === 'token' && 'error' in token ? 400 : 200
  response.setHeader('content-type', 'application/json').end(JSON.stringify(what === 'token' ? token : metadata))
}

beforeAll(async () => {
  if (python === '') return
  folder = await mkdtemp(join(tmpdir(), 'authority-'))
  execFileSync(python, ['-c', script, folder])
  const pem = { key: readFileSync(`${folder}/private-key.pem`), cert: readFileSync(`${folder}/certificate.pem`) }
  at.https = await listening(createHttpsServer(pem, answer))
  at.http = await listening(createServer(answer))
  const proxy = createServer((request, response) => {
    proxied.push(request.url ?? '')
    response.writeHead(502).end()
  })
  proxy.on('connect', (request, socket) => {
    proxied.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  at.proxy = await listening(proxy)
  const own = `${folder}/certificate.pem`
  app = await run({})
  behind = await run({ SSL_CERT_FILE: own, HTTPS_PROXY: `http://localhost:${at.proxy}`, NO_PROXY: 'localhost' })
})

afterAll(async () => {
  await Promise.all([app?.end(), behind?.end()])
  for (const server of servers) server.close()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

/** An app with a table for each provider. */
async function run(env: Record<string, string>): Promise<RealApp> {
  const port = await freePort()
  const table = (name: string, url: string, kwargs = '') =>
    `[auth.${name}]\nclient_id = "a"\nclient_secret = "b"\nserver_metadata_url = "${url}"\n${kwargs}\n`
  const http = (name: string) => `http://localhost:${at.http}/${name}/metadata`
  const https = `https://localhost:${at.https}/own/metadata`
  const secretsToml = [
    `[auth]\nredirect_uri = "http://localhost:${port}/oauth2callback"\ncookie_secret = "${secret}"\n`,
    table('own', https),
    table('verify', https, `client_kwargs = { verify = "${folder}/certificate.pem" }`),
    table('unverified', https, 'client_kwargs = { verify = false }'),
    table('slow', http('slow-metadata')),
    table('patient', http('slow-metadata'), 'client_kwargs = { timeout = 60 }'),
    table('patient-at-the-end', http('slow-token'), 'client_kwargs = { timeout = 60 }'),
    table('elsewhere', 'https://id.example/metadata'),
    table('proxy', 'http://id.example/metadata', `client_kwargs = { proxy = "http://localhost:${at.proxy}" }`),
    ...['no-token-endpoint', 'no-jwks-uri', 'post-alone', 'revocable', 'list'].map((name) => table(name, http(name))),
    table('post', http('own'), 'client_kwargs = { token_endpoint_auth_method = "client_secret_post" }'),
    table('key', http('own'), 'client_kwargs = { token_endpoint_auth_method = "private_key_jwt" }'),
    table('none', http('public'), 'client_kwargs = { token_endpoint_auth_method = "none" }'),
  ].join('\n')
  const files = { 'app.py': 'import streamlit as st\n', '.streamlit/secrets.toml': secretsToml }
  return startApp(python, { port, main: 'app.py', files, env })
}

/** What the login link of a provider gives: a status, and where it leads. */
async function follow({ origin }: RealApp, provider: string, by = secret) {
  const link = makeProviderToken({ provider, secret: by, now: Date.now() / 1000 })
  return fetch(`${origin}/auth/login?provider=${link}`, { redirect: 'manual' })
}

/** `provider`: the browser is sent to the authorization endpoint. */
function outcome({ status, headers }: Response): string | number {
  return /\/auth\?/.test(headers.get('location') ?? '') ? 'provider' : status
}

/** Opens the callback of a login that was begun at a provider, with a code. */
async function comeBack(running: RealApp, provider: string): Promise<void> {
  const begun = await follow(running, provider)
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state')
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  await fetch(`${running.origin}/oauth2callback?code=c&state=${state}`, { redirect: 'manual', headers: { cookie } })
}

const logs = (running: RealApp, text: string) => expect.poll(running.log, { timeout: 60_000 }).toContain(text)

test('a certificate of an authority of one’s own is refused, and taken with SSL_CERT_FILE or verify', async () => {
  expect(outcome(await follow(app, 'own'))).toBe(400)
  await logs(app, 'CERTIFICATE_VERIFY_FAILED')
  expect(outcome(await follow(app, 'verify'))).toBe('provider')
  expect(outcome(await follow(behind, 'own'))).toBe('provider')
})

test('with verify = false any certificate will do', async () => {
  expect(outcome(await follow(app, 'unverified'))).toBe('provider')
})

test('metadata and tokens that take seven seconds come too late, and in time with a timeout of a minute', async () => {
  expect(outcome(await follow(app, 'slow'))).toBe(400)
  await logs(app, 'httpx.ReadTimeout')
  expect(outcome(await follow(app, 'patient'))).toBe('provider')
  const before = app.log().length
  await comeBack(app, 'patient-at-the-end')
  await expect.poll(() => app.log().slice(before), { timeout: 60_000 }).toContain('OAuthError: invalid_grant')
})

test('HTTPS_PROXY is asked for the way to the provider, and so is the proxy of client_kwargs', async () => {
  expect(outcome(await follow(behind, 'elsewhere'))).toBe(400)
  await logs(behind, 'httpx.ProxyError')
  expect(proxied).toEqual(['id.example:443'])
  expect(outcome(await follow(app, 'proxy'))).toBe(400)
  expect(proxied).toEqual(['id.example:443', 'http://id.example/metadata'])
})

test('metadata without a token endpoint or keys begin a login, and it fails at the callback', async () => {
  await comeBack(app, 'no-token-endpoint')
  await logs(app, 'TypeError: Invalid type for url.')
  await comeBack(app, 'no-jwks-uri')
  await logs(app, 'RuntimeError: Missing "jwks_uri" in metadata')
})

test('a token answer that is no JSON object is told with its status', async () => {
  await comeBack(app, 'list')
  await logs(app, 'Token endpoint response is not a JSON object (HTTP 200).')
})

test('the client secret goes with HTTP Basic, though the metadata list client_secret_post alone', async () => {
  await comeBack(app, 'post-alone')
  const [basic] = asked.filter(({ path }) => path === '/post-alone/token')
  expect([basic?.authorization, basic?.body]).toEqual([`Basic ${btoa('a:b')}`, expect.not.stringContaining('secret')])
  await comeBack(app, 'post')
  const [posted] = asked.filter(({ path }) => path === '/own/token')
  expect([posted?.authorization, posted?.body]).toEqual([undefined, expect.stringContaining('client_secret=b')])
  await comeBack(app, 'none')
  const [named] = asked.filter(({ path }) => path === '/public/token')
  expect([named?.authorization, named?.body]).toEqual([undefined, expect.stringMatching(/^(?!.*secret).*client_id=a/)])
})

test('a logout asks the provider to revoke nothing, though its metadata offer it', async () => {
  const [now, before] = [Date.now() / 1000, asked.length]
  const cookies = {
    [userCookie]: { sub: 'ada', origin: app.origin, is_logged_in: true, provider: 'revocable' },
    [tokensCookie]: { id_token: 'i', access_token: 'a' },
  }
  const signed = Object.entries(cookies).map(
    ([name, value]) => `${name}=${signCookie({ name, value: JSON.stringify(value), secret, now })}`,
  )
  const gone = await fetch(`${app.origin}/auth/logout`, { redirect: 'manual', headers: { cookie: signed.join('; ') } })
  expect(gone.headers.get('location')).toMatch(/\/revocable\/logout\?.*id_token_hint=i/)
  expect(asked.slice(before).map(({ path }) => path)).toEqual(['/revocable/metadata'])
})

test('a way to authenticate that Streamlit cannot do fails at the token request', async () => {
  await comeBack(app, 'key')
  await logs(app, "OAuth token exchange failed for provider 'key'.")
  await logs(app, "TypeError: 'str' object is not callable")
})

test('after a change of cookie_secret a login under way is signed with the old one, until a restart', async () => {
  const changing = await run({})
  onTestFinished(changing.end)
  const file = join(changing.folder, '.streamlit/secrets.toml')
  const later = 'the-cookie-secret-that-comes-after-it'
  await replaceFile(file, readFileSync(file, 'utf8').replace(secret, later))
  await expect.poll(async () => outcome(await follow(changing, 'post', later)), { timeout: 60_000 }).toBe('provider')
  const [line = ''] = (await follow(changing, 'post', later)).headers.getSetCookie()
  const cookie = /^_streamlit_session=([^;]*)/.exec(line)?.[1] ?? ''
  const read = (by: string) => Object.keys(readSession({ cookie, secret: by, now: Date.now() / 1000 })).length
  expect([read(secret), read(later)]).toEqual([1, 0])
})

async function listening(server: Server): Promise<string> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' ? String(address?.port) : ''
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString()
}
