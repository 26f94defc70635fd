import { expect, test } from 'vitest'
import { pythonRepr } from '#lib/python/repr.ts'
import fixture from '../../../tests/fixtures/streamlit.json' with { type: 'json' }
import { parseSecrets } from './secrets.ts'

// Measured with Streamlit on Python 3.11.
test.each(fixture.secrets.filter((each) => each.parse !== undefined))(
  'the parser judges as Streamlit does: $name',
  ({ toml, parse }) => {
    const secrets = parseSecrets(toml)
    const read = secrets.ok
      ? { ok: true, table: pythonRepr(secrets.table) }
      : { ok: false, type: secrets.type, message: secrets.message }
    expect(read).toEqual(parse)
  },
)

test('no file is told apart from an empty one', () => {
  expect(parseSecrets(null)).toMatchObject({ ok: false, type: 'StreamlitSecretNotFoundError' })
  expect(parseSecrets('')).toEqual({ ok: true, table: new Map(), spans: new Map() })
})

// Measured: Python turns \r\n and \r into \n before the parser counts characters.
test('positions count each line end as one character', () => {
  expect(parseSecrets('a = 1\r\nb = ?\r\n')).toMatchObject({
    message: 'Invalid value (at line 2, column 5)',
    at: { line: 2, column: 5 },
  })
})

// Measured: the parser recurses, and Python stops it.
test('nesting without end is refused instead of overflowing the stack', () => {
  expect(parseSecrets(`a = ${'['.repeat(50_000)}`)).toMatchObject({ ok: false, type: 'RecursionError' })
})
