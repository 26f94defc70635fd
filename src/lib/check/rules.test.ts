import { expect, test } from 'vitest'
import { rules } from '#lib/rules/index.ts'
import { examples, wellFiles } from '../../../tests/fixtures/secrets-examples.ts'
import { checkSecrets } from './check-secrets.ts'

const streamlit = '1.66.0'

test.each(examples.map((example) => [example.code, example] as const))('%s is found', async (code, example) => {
  const { toml, codes = [code], says, ...options } = example
  const { findings } = await checkSecrets(toml, { streamlit, ...options })
  expect(findings.map((one) => one.code)).toEqual(codes)
  if (says !== undefined) expect(findings.find((one) => one.code === code)?.streamlit.says).toBe(says)
})

test.each(wellFiles)('nothing is found in a file that is well: %j', async (toml) => {
  const { findings } = await checkSecrets(toml, { streamlit })
  expect(findings).toEqual([])
})

test('every rule has an example, a name of its own, and its file', () => {
  const codes = rules.map(({ code }) => code)
  expect(codes.filter((code) => !examples.some((example) => example.code === code))).toEqual([])
  expect(new Set(codes).size).toBe(codes.length)
})

test('a change that a button makes mends what it is for', async () => {
  for (const { toml, code, codes: _codes, says: _says, ...options } of examples) {
    const { findings } = await checkSecrets(toml, { streamlit, ...options })
    const found = findings.find((one) => one.code === code)
    if (found?.edit === undefined) continue
    const { findings: left } = await checkSecrets(applied(toml, found.edit.edits), { streamlit, ...options })
    expect(left.filter((one) => one.code === code).length, code).toBeLessThan(
      findings.filter((one) => one.code === code).length,
    )
  }
})

function applied(text: string, edits: readonly { from: number; to: number; insert: string }[]): string {
  return edits.reduceRight((rest, { from, to, insert }) => rest.slice(0, from) + insert + rest.slice(to), text)
}
