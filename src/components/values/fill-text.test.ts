import { expect, test } from 'vitest'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { readerValues } from '#lib/start/reader-values.ts'
import { known } from '#lib/start/testing.ts'
import { ownPieces } from './fill-text.ts'

const none = { cookieSecret: null, clientSecrets: {} }
const values = (form: string) => readerValues(parseChoices(new URLSearchParams(form), known).choices)

function filled(text: string, form: string, secrets: Parameters<typeof ownPieces>[2] = none): string {
  return ownPieces(text, values(form), secrets).reduceRight(
    (whole, piece) => whole.slice(0, piece.from) + piece.text + whole.slice(piece.to),
    text,
  )
}

const two = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "your-cookie-secret"

[auth.google]
client_id = "your-client-id"
client_secret = "your-client-secret"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"

[auth.microsoft]
client_id = "your-client-id"
client_secret = "your-client-secret"
server_metadata_url = "https://login.microsoftonline.com/your-tenant-id/v2.0/.well-known/openid-configuration"
`

test('a client ID goes into the table of its provider alone', () => {
  const secrets = { cookieSecret: 'c', clientSecrets: { entra: 's' } }
  expect(filled(two, 'provider=entra&entra.tenant_id=1234&entra.client_id=my-id&port=8600', secrets)).toBe(`[auth]
redirect_uri = "http://localhost:8600/oauth2callback"
cookie_secret = "c"

[auth.google]
client_id = "your-client-id"
client_secret = "your-client-secret"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"

[auth.microsoft]
client_id = "my-id"
client_secret = "s"
server_metadata_url = "https://login.microsoftonline.com/1234/v2.0/.well-known/openid-configuration"
`)
})

test('where any provider will do stands the reader’s, and a partner’s beside it', () => {
  const text = `client_id = "your-client-id"
server_metadata_url = "https://login.example.com/.well-known/openid-configuration"
[auth.partner]
client_id = "your-client-id"
server_metadata_url = "https://id.partner.example/.well-known/openid-configuration"`
  const form = 'provider=okta&okta.okta_domain=acme.okta.com&okta.client_id=o&also=google&google.client_id=g'
  expect(filled(text, form)).toBe(`client_id = "o"
server_metadata_url = "https://acme.okta.com/.well-known/openid-configuration"
[auth.partner]
client_id = "g"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"`)
})

test('a provider on http takes the place of the snippet’s https', () => {
  const text = 'server_metadata_url = "https://your-keycloak.example.com/realms/your-realm/x"'
  const form = 'provider=keycloak&keycloak.keycloak_host=http://localhost:8080&keycloak.realm=demo'
  expect(filled(text, form)).toBe('server_metadata_url = "http://localhost:8080/realms/demo/x"')
})

test('a longer word is another word', () => {
  expect(filled('http://localhost:85012 and http://localhost:8501/', 'port=9000')).toBe(
    'http://localhost:85012 and http://localhost:9000/',
  )
})

test('a secret is said to be one', () => {
  const pieces = ownPieces(two, null, { cookieSecret: 'c', clientSecrets: {} })
  expect(pieces).toEqual([{ from: expect.any(Number), to: expect.any(Number), text: 'c', isSecret: true }])
})
