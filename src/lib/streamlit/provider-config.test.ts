import { expect, test } from 'vitest'
import { providerConfig, providerNames } from './auth-section.ts'
import { parseSecrets } from './secrets.ts'

const keys = 'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "c"\n'
const defaults = { scope: 'openid email profile', prompt: 'select_account' }

// What this file expects of providerConfig was measured with Streamlit and Authlib 1.9.9.

test('the default provider is made of [auth], without authorize_params', () => {
  const secrets = parseSecrets(
    `[auth]\n${keys}authorize_params = { hd = "x.org" }\nclient_kwargs = { prompt = "login" }`,
  )
  expect(providerConfig(secrets, 'default')).toEqual({
    name: 'default',
    clientId: 'a',
    clientSecret: 'b',
    serverMetadataUrl: 'c',
    clientKwargs: { prompt: 'login', scope: 'openid email profile' },
    authorizeParams: {},
  })
})

test('a named provider keeps its authorize_params, as text', () => {
  const params = 'authorize_params = { acr = "x", max_age = 5, flag = true, many = ["a", 1] }'
  expect(providerConfig(parseSecrets(`[auth.google]\n${keys}${params}`), 'google')).toMatchObject({
    clientKwargs: defaults,
    authorizeParams: { acr: 'x', max_age: '5', flag: 'True', many: ['a', '1'] },
  })
})

test('[auth.default] stands in for [auth], and an empty one does not', () => {
  const own = parseSecrets(`[auth]\nclient_id = "flat"\n[auth.default]\n${keys}authorize_params = { a = "b" }`)
  expect(providerConfig(own, 'default')).toMatchObject({ clientId: 'a', authorizeParams: { a: 'b' } })
  expect(providerConfig(parseSecrets(`[auth]\n${keys}[auth.default]`), 'default')).toMatchObject({ clientId: 'a' })
})

test('client_kwargs come as plain data', () => {
  const kwargs =
    'client_kwargs = { timeout = 5, ratio = 0.5, verify = false, when = 2020-01-02, list = ["a"], t = { x = 1 } }'
  expect(providerConfig(parseSecrets(`[auth.g]\n${keys}${kwargs}`), 'g')?.clientKwargs).toEqual({
    timeout: 5,
    ratio: 0.5,
    verify: false,
    when: '2020-01-02',
    list: ['a'],
    t: { x: 1 },
    ...defaults,
  })
})

test('names that differ only in case end in the last table', () => {
  const secrets = parseSecrets(`[auth.Google]\n${keys}[auth.google]\n${keys.replace('"a"', '"last"')}`)
  expect(providerConfig(secrets, 'Google')?.clientId).toBe('last')
})

test('a flat key in capitals wins over the table', () => {
  const secrets = parseSecrets(`[auth]\nGOOGLE_CLIENT_ID = "flat"\n[auth.google]\n${keys}`)
  expect(providerConfig(secrets, 'google')?.clientId).toBe('flat')
})

test.each([
  ['[auth]', 'default'],
  [`[auth.google]\n${keys}`, 'okta'],
  ['[auth]\ngoogle = "x"', 'google'],
  ['[auth.google]\nclient_id = "a"', 'google'],
  [`[auth.google]\n${keys}client_kwargs = 5`, 'google'],
])('%j gives no client for %s', (toml, provider) => {
  expect(providerConfig(parseSecrets(toml), provider)).toBeUndefined()
})

test.each([
  ['', []],
  ['[auth]\ncookie_secret = "x"', []],
  [`[auth]\n${keys}client_kwargs = { scope = "openid" }`, ['default']],
  ['[auth.okta]\n[auth.default]\n[auth.my_idp]', ['default', 'okta', 'my_idp']],
  ['[auth]\nclient_id = "a"\n[auth.okta]', ['default', 'okta']],
])('%j configures %j', (toml, names) => {
  expect(providerNames(parseSecrets(toml))).toEqual(names)
})

test('a table with an underscore in its name is not found', () => {
  expect(providerConfig(parseSecrets(`[auth.my_idp]\n${keys}`), 'my_idp')).toBeUndefined()
})
