import { expect, inject, test } from 'vitest'
import { guideTable } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()

/** What the table says, and lines of `[auth]` for which Streamlit says it; `null`: Streamlit says nothing. */
const traps: readonly (readonly [says: string | null, ...lines: string[]])[] = [
  ['Invalid value', 'a = abc', 'a = e3b0c442', 'a = http://x', 'a = “abc”', 'a = ‘abc’', 'a = ("abc")', 'a ='],
  [
    'Expected newline or end of document after a statement',
    'a = 4711-abc.apps.googleusercontent.com',
    'client_id = 4711-abc',
    'a = 8f9b2c1e-3d4a-4b5c-9e8f-1a2b3c4d5e6f',
    'a = 9f86d081884c7d65',
    'a = "abc",',
  ],
  [
    "Expected '=' after a key in a key/value pair",
    'client_id: "a"',
    'a = { "prompt": "login" }',
    'export client_id = "a"',
  ],
  [
    'Invalid initial character for a key part',
    'a = {\n  prompt = "login"\n}',
    'a = { prompt = "login",\n  b = 1 }',
    'a = { b = 1, }',
  ],
  ['Unclosed inline table', 'a = { prompt = "login"\n}', 'a = { prompt = "login"'],
  ["Illegal character '\\n'", 'a = "abc'],
  ['Expected "\'"', "a = 'abc", 'a = \'abc\nb = "x"'],
  ["Found invalid character '\\n'", "a = 'abc\nb = 'x'"],
  ["Unescaped '\\' in a string", 'a = "C:\\path"', 'a = "C:\\x"', 'a = "C:\\app"'],
  ['Invalid hex value', 'a = "C:\\Users"', 'a = "C:\\users"'],
  [null, 'a = "C:\\temp"', 'a = 4711', "a = 'C:\\Users'"],
  ['Cannot overwrite a value', 'client_id = "x"\nclient_id = "y"'],
  ["Cannot declare ('auth',) twice", '[auth]\nb = 1'],
  ["Expected ']' at the end of a table declaration", '[auth.my idp]'],
]

/** What Streamlit makes of each file, in one process. */
async function parsed(...files: readonly string[]): Promise<unknown[]> {
  const answers = await askStreamlit(
    python,
    files.map((toml) => ({ ask: 'secrets', toml, provider: null })),
  )
  return answers.map((answer) => Object(answer).parse)
}

test('Streamlit says each message where the guide says so', async () => {
  const cases = traps.flatMap(([says, ...lines]) => lines.map((line) => ({ says, line })))
  const told = await parsed(...cases.map(({ line }) => `[auth]\nredirect_uri = "x"\n${line}\n`))
  const said = told.map((one) => {
    const { ok, message } = Object(one)
    return ok ? null : String(message).replace(/ \(at .+$/, '')
  })
  expect(cases.map(({ line }, index) => [line, said[index]])).toEqual(cases.map(({ line, says }) => [line, says]))
})

test('a byte order mark, a quote that is open at the very end, a path with a tab, and a number', async () => {
  expect(await parsed('\uFEFF[auth]\n', '[auth]\na = "abc', '[auth]\na = "C:\\temp"\nb = 4711\n')).toMatchObject([
    { message: 'Invalid statement (at line 1, column 1)' },
    { message: 'Unterminated string (at end of document)' },
    { table: "{'auth': {'a': 'C:\\temp', 'b': 4711}}" },
  ])
})

test('the table of the guide lists these messages and no others', () => {
  const listed = guideTable(inject('dist'), 'configure', 'toml-traps').flatMap(([, says]) => says?.codes ?? [])
  const known = traps.flatMap(([says]) => says ?? [])
  expect(new Set(listed.filter((code) => !['\\t', 'auth', "'"].includes(code)))).toEqual(
    new Set([...known, 'Invalid statement', 'Unterminated string']),
  )
})

test('the guide gives each message to the mistake that has it', () => {
  const rows = guideTable(inject('dist'), 'configure', 'toml-traps').map(
    ([mistake, says]) => `${mistake?.text} | ${says?.text}`,
  )
  for (const row of [
    /without quotes that begins with a letter.* \| Invalid value$/,
    /without quotes that begins with a digit.* \| Expected newline or end of document after a statement$/,
    /Only the } of an inline table on a new line.* \| Unclosed inline table$/,
    /"C:\\path" with double quotes \| Unescaped '\\' in a string$/,
    /"C:\\Users" with double quotes \| Invalid hex value$/,
    /"C:\\temp" with double quotes \| Nothing/,
    /A ' that is never closed \| Expected "'"/,
  ])
    expect(
      rows.filter((text) => row.test(text)),
      String(row),
    ).toHaveLength(1)
})
