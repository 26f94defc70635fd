import { expect, test } from 'vitest'
import { tomlTokens } from './toml-tokens.ts'

const kinds = (line: string) => tomlTokens(line).flatMap(({ text, kind }) => (kind === null ? [] : [`${kind} ${text}`]))

test.each([
  ['[auth.google]', ['k [auth.google]']],
  ['client_id = "a = b # c"', ['k client_id', 's "a = b # c"']],
  [
    'client_kwargs = { prompt = "login", max_age = 0 } # keywords',
    ['k client_kwargs', 'k prompt', 's "login"', 'k max_age', 'd 0', 'c # keywords'],
  ],
  ['expose_tokens = ["id"]', ['k expose_tokens', 's "id"']],
])('colours %s', (line, expected) => {
  expect(kinds(line)).toEqual(expected)
  expect(
    tomlTokens(line)
      .map(({ text }) => text)
      .join(''),
  ).toBe(line)
})
