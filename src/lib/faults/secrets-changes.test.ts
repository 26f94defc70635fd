import { expect, test } from 'vitest'
import { withClientKwargs, withExposedTokens, withValue } from './secrets-changes.ts'

const file = `# client_id = "in a comment"
[auth]
expose_tokens = ["id"]
cookie_secret = 'c'

[auth.google]
"client_id" = "a" # first
server_metadata_url = "https://g"
client_kwargs = { scope = "openid", prompt = "login" }
[auth.acme]
client_id = """b"""
server_metadata_url = "https://a"`

test('gives every string of a key another value, however key and value are quoted', () => {
  const changed = withValue('client_id', (before) => `${before}${before}`)(file)
  expect(changed).toBe(file.replace('"client_id" = "a"', '"client_id" = "aa"').replace('"""b"""', '"bb"'))
})

test('gives every provider the same client_kwargs', () => {
  expect(withClientKwargs('{ scope = "email" }')(file)).toBe(`# client_id = "in a comment"
[auth]
expose_tokens = ["id"]
cookie_secret = 'c'

[auth.google]
"client_id" = "a" # first
server_metadata_url = "https://g"
client_kwargs = { scope = "email" }
[auth.acme]
client_id = """b"""
server_metadata_url = "https://a"
client_kwargs = { scope = "email" }`)
})

test('puts expose_tokens below the header', () => {
  const changed = withExposedTokens('"refresh"')(file)
  expect(changed).toBe(file.replace('expose_tokens = ["id"]', 'expose_tokens = "refresh"'))
})
