import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faults } from '../../resilience/index.ts'
import { root } from '../../scripts/run.ts'

interface Row {
  readonly no: number
  readonly asked: string
  readonly state: string
  readonly done: string
  readonly tests: readonly { readonly file: string; readonly name: string }[]
}

const text = readFileSync(join(root, 'docs/security.md'), 'utf8')

const rows: readonly Row[] = Array.from(text.matchAll(/^\| (\d+) \|(.*)\|$/gm), ([, no, rest = '']) => {
  const [asked = '', state = '', done = '', held = ''] = rest.split('|').map((cell) => cell.trim())
  const tests = Array.from(held.matchAll(/`([^`]+\.test\.ts)`: (.+?)(?=<br>|$)/g), ([, file = '', name = '']) => ({
    file,
    name,
  }))
  return { no: Number(no), asked, state, done, tests }
})

/** What is not met yet. Whoever meets one takes it out, here and there. */
const open: readonly number[] = []

test('every requirement is on the page, once and in order', () => {
  expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 122 }, (_, index) => index + 1))
})

test('what is open is known to be', () => {
  expect(rows.filter(({ state }) => state === 'open').map(({ no }) => no)).toEqual(open)
})

test.each(rows.filter(({ state }) => state !== 'open'))(
  '$no: $asked: says how it is held',
  ({ state, done, tests }) => {
    expect(['met', 'otherwise', 'Streamlit', 'not here']).toContain(state)
    if (state !== 'met') expect(done).toMatch(/\w+.*\.$/)
    expect(tests.length).toBeGreaterThan(0)
    for (const { file, name } of tests) {
      expect(existsSync(join(root, file)), file).toBe(true)
      expect(namesIn(file), `${file} has a test of this name`).toContain(name)
    }
  },
)

test('what is injected is on the page, in the words of the table that is run', () => {
  const injected = text.slice(text.indexOf('\n## M.'), text.indexOf('\n## N.')).match(/^\| (?!name|---).+$/gm)
  expect(injected).toEqual(faults.map(({ name, done, holds }) => `| ${name} | ${done} | ${holds} |`))
})

/** Every text in quotes of a test file that stands where a test has its name. */
function namesIn(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8')
  return Array.from(
    source.matchAll(/[(\s]('|`)((?:(?!\1)[^\n])+)\1,\s*(?:\{[^}]*\},\s*)?(?:async )?\(/g),
    ([, , name = '']) => name,
  )
}
