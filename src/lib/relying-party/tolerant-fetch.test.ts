import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf, textOf } from '#lib/message/message.ts'
import { tolerantFetch } from './tolerant-fetch.ts'

const metadataUrl = 'https://id.example/acme/.well-known/openid-configuration'

/** What openid-client reads when this came. */
async function read(method: 'GET' | 'POST', url: string, came: string): Promise<string> {
  const answer = { status: 200, headers: new HeaderList(), body: bodyOf(came) }
  const fetch = tolerantFetch(async () => answer, metadataUrl)
  return textOf((await fetch({ method, url, headers: new HeaderList(), body: null })).body)
}

test.each([
  ['{"id_token":"a","scope":null}', '{"id_token":"a"}'],
  ['{"scope":["openid"],"refresh_token":7}', '{}'],
  ['{"expires_in":null}', '{}'],
  [
    '{"access_token":null,"scope":"openid","expires_in":"3600"}',
    '{"access_token":null,"scope":"openid","expires_in":"3600"}',
  ],
  ['null', 'null'],
  ['{"scope": null', '{"scope": null'],
])('of the token answer %s openid-client reads %s', async (came, left) => {
  expect(await read('POST', 'https://id.example/token', came)).toBe(left)
})

test.each([
  ['{"jwks_uri":"x"}', '{"jwks_uri":"x","issuer":"https://id.example/acme"}'],
  ['{"issuer":"https://other.example"}', '{"issuer":"https://other.example"}'],
  ['<h1>Hello</h1>', '<h1>Hello</h1>'],
])('of the metadata %s openid-client reads %s', async (came, left) => {
  expect(await read('GET', metadataUrl, came)).toBe(left)
})

test('leaves keys as they came', async () => {
  expect(await read('GET', 'https://id.example/acme/jwks', '{"keys":[]}')).toBe('{"keys":[]}')
})
