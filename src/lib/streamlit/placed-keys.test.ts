import { expect, test } from 'vitest'
import { placedKeys } from './placed-keys.ts'
import { parseSecrets } from './secrets.ts'

test('lists the keys of every table with their lines', () => {
  const file =
    'top = 1\n[auth]\nclient_id = "a"\nclient_kwargs = { scope = "openid" }\n[auth.google]\nclient_id = "b"\n'
  const keys = placedKeys(parseSecrets(file))
  expect(keys.map(({ table, name, spans }) => [table, name, spans.key.line])).toEqual([
    ['', 'top', 1],
    ['', 'auth', 2],
    ['auth', 'client_id', 3],
    ['auth', 'client_kwargs', 4],
    ['auth', 'google', 5],
    ['auth.google', 'client_id', 6],
  ])
})

test('lists none of a file that cannot be read', () => {
  expect(placedKeys(parseSecrets('a = 1\nb = ?'))).toEqual([])
  expect(placedKeys(parseSecrets(null))).toEqual([])
})
