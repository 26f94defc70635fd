import { expect, test } from 'vitest'
import { isTable } from '#lib/python/toml/value.ts'
import { parseSecrets, type Secrets, type Span, tomlReader, withPythonLines } from './secrets.ts'

const file = `[auth] # shared
cookie_secret = "😀x"
client_kwargs = { scope = "openid", "prompt"='login' }
"a.b".c = 1

  [ auth . "google" ]\t
list = [
  1, # one
  2]
text = """
x
y"""
[[more]]
k = true
`

/** Every key with the text that its spans hold, and the line and column of both. */
function told(toml: string, secrets: Secrets): string[] {
  if (!secrets.ok) return []
  const text = withPythonLines(toml)
  const piece = ({ line, column, start, length }: Span) => `${line}:${column} ${text.slice(start, start + length)}`
  return [...secrets.spans.values()].flatMap((keys) =>
    [...keys].map(([name, { key, value }]) => `${name} | ${piece(key)} | ${value ? piece(value) : ''}`),
  )
}

test('every key and value is found in the file', () => {
  expect(told(file, parseSecrets(file)).toSorted()).toEqual([
    'a.b | 4:1 "a.b" | ',
    'auth | 1:2 auth | ',
    'c | 4:7 c | 4:11 1',
    'client_kwargs | 3:1 client_kwargs | 3:17 { scope = "openid", "prompt"=\'login\' }',
    'cookie_secret | 2:1 cookie_secret | 2:17 "😀x"',
    'google | 6:12 "google" | ',
    'k | 14:1 k | 14:5 true',
    'list | 7:1 list | 7:8 [\n  1, # one\n  2]',
    'more | 13:3 more | ',
    'prompt | 3:37 "prompt" | 3:46 \'login\'',
    'scope | 3:19 scope | 3:27 "openid"',
    'text | 10:1 text | 10:8 """\nx\ny"""',
  ])
})

test('the older reader finds those of lines of their own', async () => {
  const secrets = parseSecrets(file.replace('[ auth . "google" ]', '[auth."google"]'), await tomlReader('toml-0.10'))
  expect(told(file.replace('[ auth . "google" ]', '[auth."google"]'), secrets).toSorted()).toEqual([
    'auth | 1:2 auth | ',
    'c | 4:1 "a.b".c | 4:11 1',
    'client_kwargs | 3:1 client_kwargs | 3:17 { scope = "openid", "prompt"=\'login\' }',
    'cookie_secret | 2:1 cookie_secret | 2:17 "😀x"',
    'google | 6:4 auth."google" | ',
    'k | 14:1 k | 14:5 true',
    'list | 7:1 list | 7:8 [\n  1, # one\n  2]',
    'more | 13:3 more | ',
    'text | 10:1 text | 10:8 """\nx\ny"""',
  ])
})

test('spans are asked for by the table that holds the key', () => {
  const secrets = parseSecrets('[auth]\r\nclient_id = "a"\r\n[auth.google]\r\nclient_id = "b"\r\n')
  const auth = secrets.ok ? secrets.table.get('auth') : undefined
  const google = isTable(auth) ? auth.get('google') : undefined
  expect(secrets.ok && isTable(google) && secrets.spans.get(google)?.get('client_id')?.value).toEqual({
    line: 4,
    column: 13,
    start: 49,
    length: 3,
  })
})

test.each([
  ['a = "😀" ?', 'tomllib', { line: 1, column: 10 }],
  ['a = [1', 'tomllib', undefined],
  ['a = 1\n"😀" = ?', 'toml-0.10', { line: 2, column: 1 }],
  ['a = {=1}', 'toml-0.10', undefined],
] as const)('a refusal says where, when its message does: %j with %s', async (toml, reader, at) => {
  const secrets = parseSecrets(toml, await tomlReader(reader))
  expect(secrets.ok ? 'read' : secrets.at).toEqual(at)
})
