import { expect, test } from 'vitest'
import { providerCrash } from './provider-crash.ts'
import { parseSecrets } from './secrets.ts'

// Seen on the real Streamlit at /auth/logout, which logs these words.
test.each([
  ['default', '[auth]\nclient_kwargs = "openid"\n', "'str' object has no attribute 'to_dict'"],
  ['google', '[auth]\ngoogle = "x"\n', "'str' object has no attribute 'setdefault'"],
  ['acme', '[auth.acme]\nclient_kwargs = ["openid"]\n', 'list indices must be integers or slices, not str'],
  ['acme', '[auth.acme]\nclient_kwargs = "openid"\n', "'str' object does not support item assignment"],
  ['acme', '[auth.acme]\nclient_kwargs = 7\n', "argument of type 'int' is not iterable"],
])('making the client of %s from %j raises %s', (provider, toml, message) => {
  expect(providerCrash(parseSecrets(toml), provider)).toBe(message)
})

test.each([
  ['default', null],
  ['default', '[auth]\n'],
  ['default', '[auth]\nclient_kwargs = ""\n'],
  ['nobody', '[auth]\nclient_id = "a"\n'],
  ['acme', '[auth.acme]\nclient_kwargs = { scope = "openid" }\n'],
])('making the client of %s from %j raises nothing', (provider, toml) => {
  expect(providerCrash(parseSecrets(toml), provider)).toBeUndefined()
})
