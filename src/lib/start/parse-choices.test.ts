import { expect, test } from 'vitest'
import { linkFields } from './link-fields.ts'
import { parseChoices } from './parse-choices.ts'
import { known, manyForms } from './testing.ts'

const parse = (fields: string) => parseChoices(new URLSearchParams(fields), known)

test('nothing given: the first provider, a private app on port 8501', () => {
  const { choices, problems } = parse('')
  expect(problems).toEqual([])
  expect(choices).toMatchObject({
    providers: [{ provider: { id: 'sample' }, values: {}, clientId: undefined }],
    port: 8501,
    basePath: '',
    deployed: null,
    needs: ['profile'],
    style: 'private',
    place: 'file',
  })
})

test.each([
  ['port=0', 'port', 'is "0": put a number from 1 to 65535. Streamlit’s own is 8501.'],
  ['port=85010', 'port', 'is "85010": put a number from 1 to 65535. Streamlit’s own is 8501.'],
  ['base=a b', 'base', 'is "a b": use letters, digits, "-", "_", "." and "~", with one "/" between parts.'],
  ['base=/x/oauth2callback', 'base', 'ends in "oauth2callback", which is added to it: leave that out.'],
  ['deployed=ftp://x.example', 'deployed', 'begins with "ftp:": an app is at "https:".'],
  [
    'deployed=https://my_app.example',
    'deployed',
    'has an underscore in its host, "my_app.example": host names have none.',
  ],
  ['deployed=https://x.example/?a=1', 'deployed', 'is "https://x.example/?a=1": take out the "?" and what follows it.'],
  ['style=loud', 'style', 'is "loud": choose one of the list.'],
  ['provider=nobody', 'provider', 'is "nobody": choose one of the list.'],
  [
    'provider=entra&entra.tenant_id=a"b',
    'entra.tenant_id',
    'is "a"b", which no address can hold: copy it again from the provider’s console.',
  ],
  [
    'provider=google&google.client_id=GOCSPX-abc',
    'google.client_id',
    'begins as Google’s client secrets do: the client ID ends in ".apps.googleusercontent.com".',
  ],
  [
    'provider=google&google.client_id=a b',
    'google.client_id',
    'holds a space or a character that no client ID has: copy it again.',
  ],
  [
    'provider=custom&custom.metadata_url=https://x.example',
    'custom.metadata_url',
    'is "https://x.example", where a web page answers and no metadata: add "/.well-known/openid-configuration".',
  ],
  [
    'provider=custom&custom.document=<html>',
    'custom.document',
    'is no JSON object: copy all that the metadata URL shows, from "{" to "}".',
  ],
  [
    'provider=custom&custom.document=[1]',
    'custom.document',
    'is no JSON object: copy all that the metadata URL shows, from "{" to "}".',
  ],
  [
    'allow=ada',
    'allow',
    'holds "ada", which is neither an e-mail address nor a domain: write "ada@example.com" or "@example.com".',
  ],
])('%s: the field %s %s', (fields, field, text) => {
  const { choices, problems } = parse(fields)
  expect(problems).toEqual([{ field, text }])
  expect(choices.port).toBe(8501)
})

test('a pasted document gives the metadata URL of its issuer, and what it says of groups and logout', () => {
  const document = JSON.stringify({
    issuer: 'https://id.example/x/',
    scopes_supported: ['groups'],
    claims_supported: ['roles'],
    end_session_endpoint: 'y',
  })
  const { choices, problems } = parse(
    new URLSearchParams({ provider: 'custom', 'custom.name': 'Größe & Co', 'custom.document': document }).toString(),
  )
  expect(problems).toEqual([])
  expect(choices.providers[0].provider).toMatchObject({
    name: 'Größe & Co',
    table: 'gr-e-co',
    metadataUrl: 'https://id.example/x/.well-known/openid-configuration',
    groups: { claim: 'roles', scope: 'groups' },
  })
})

test('a document whose issuer has a gap is refused: each of its logins would fail', () => {
  const document = '{"issuer": "https://login.microsoftonline.com/{tenantid}/v2.0"}'
  const { problems } = parse(new URLSearchParams({ provider: 'custom', 'custom.document': document }).toString())
  expect(problems[0]?.text).toContain('differs in every token')
})

test('a very long document is not read', () => {
  const { problems } = parse(
    new URLSearchParams({ provider: 'custom', 'custom.document': '['.repeat(1_000_000) }).toString(),
  )
  expect(problems[0]?.text).toContain('32769 characters long')
})

test('a provider that is named twice, or besides itself, counts once', () => {
  const { choices } = parse('provider=google&also=google&also=okta&also=okta&also=nobody')
  expect(choices.providers.map(({ provider }) => provider.id)).toEqual(['google', 'okta'])
})

test('GitHub and Dex, and an own provider of that name, have tables of their own', () => {
  const { choices } = parse('provider=dex&also=custom&custom.name=Dex')
  expect(choices.providers.map(({ provider }) => provider.table)).toEqual(['dex', 'dex-2'])
})

test('a link states the same choices again', () => {
  for (const fields of manyForms()) {
    const { choices } = parseChoices(fields, known)
    expect(parseChoices(linkFields(choices), known).choices).toEqual(choices)
  }
})

test('no link and no choice holds a secret, whatever the form says', () => {
  const canary = 'canary-9f2c'
  const { choices } = parse(
    `provider=google&client_secret=${canary}&google.client_secret=${canary}&cookie_secret=${canary}`,
  )
  expect(JSON.stringify(choices) + linkFields(choices).toString()).not.toContain(canary)
})
