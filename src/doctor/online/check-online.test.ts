import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOnline } from './check-online.ts'
import { fetchText } from './fetch-text.ts'

let server: Server
let origin = ''

/** A provider for each path; what it answers for its metadata and for its keys. */
const providers: Readonly<Record<string, (origin: string) => readonly [metadata: string, keys: string]>> = {
  good: (here) => [metadata(here, 'good'), '{"keys":[{"kty":"RSA"}]}'],
  'no-keys': (here) => [metadata(here, 'no-keys'), '{"keys":[]}'],
  'other-keys': (here) => [metadata(here, 'other-keys'), '{"keys":[{"kty":"EC"}]}'],
  html: () => ['<!doctype html>', ''],
  long: () => [`{"issuer":"${'x'.repeat(1_000_001)}"}`, ''],
}

function metadata(here: string, name: string): string {
  return JSON.stringify({
    issuer: `${here}/${name}`,
    authorization_endpoint: `${here}/${name}/authorize`,
    token_endpoint: `${here}/${name}/token`,
    end_session_endpoint: `${here}/${name}/logout`,
    jwks_uri: `${here}/${name}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
  })
}

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const [, name = '', ...rest] = url.split('/')
    if (name === 'moved') response.writeHead(301, { location: `${origin}/good/` }).end()
    else if (name === 'broken') response.writeHead(500).end('{}')
    else if (name === 'cut') response.destroy()
    else response.end(providers[name]?.(origin)[rest[0] === 'keys' ? 1 : 0] ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

const file = (name: string) => `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c"
[auth.idp]
client_id = "app"
client_secret = "b"
server_metadata_url = "${origin}/${name}/.well-known/openid-configuration"
`

test.each([
  ['good', []],
  ['no-keys', ['keys-empty']],
  ['other-keys', ['keys-do-not-fit']],
  ['moved', ['metadata-redirected']],
  ['broken', ['metadata-refused']],
  ['cut', ['metadata-unreachable']],
  ['long', ['metadata-long']],
])('asks the provider and judges what it answers: %s', async (name, codes) => {
  const findings = await checkOnline(file(name), { streamlit: '1.66.0', fetch: fetchText })
  expect(findings.map(({ code }) => code)).toEqual(codes)
  for (const { path, at } of findings) expect([path, at[0]?.line]).toEqual(['auth.idp.server_metadata_url', 7])
})

test('what is no JSON is told by the judge of metadata', async () => {
  const findings = await checkOnline(file('html'), { streamlit: '1.66.0', fetch: fetchText })
  expect(findings[0]?.kind).toBe('fails')
  expect(findings[0]?.code).toMatch(/^discovery-/)
})

test('asks nobody when the file cannot be read, or names no address', async () => {
  const fetch = async () => expect.fail('it asked')
  expect(await checkOnline('x', { streamlit: '1.66.0', fetch })).toEqual([])
  expect(await checkOnline('[auth]\nserver_metadata_url = "idp"\n', { streamlit: '1.66.0', fetch })).toEqual([])
})
