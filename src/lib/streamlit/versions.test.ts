import { expect, test } from 'vitest'
import measured from '../../content/measured-with.json' with { type: 'json' }
import { compareVersions, pythonNeeded, tomlReaderOf, versionDoes, versions, versionsRun } from './versions.ts'

test.each([
  ['1.41.0', undefined],
  ['1.42.0', 'none'],
  ['1.56.3', 'at the end_session_endpoint'],
  ['1.57.0', 'none'],
  ['1.58.0', 'at the end_session_endpoint'],
  ['1.100.0', 'at the end_session_endpoint'],
])('what %s does at a logout is looked up', (version, does) => {
  expect(versionDoes('provider-logout', version)?.does).toBe(does)
})

test.each([
  ['1.65.0', 'toml-0.10'],
  ['1.66.0', 'tomllib'],
] as const)('%s reads secrets.toml with %s', (version, reader) => {
  expect(tomlReaderOf(version)).toBe(reader)
})

test('rows are in order, and name versions that were run', () => {
  const rows = Object.values(versions).map((row) => row.map(({ version }) => version))
  expect(rows.filter((row) => row.join() !== row.toSorted(compareVersions).join())).toEqual([])
  expect(rows.flat().filter((version) => !versionsRun.includes(version))).toEqual([])
  expect(versionsRun).toContain(measured.streamlit)
})

test.each([
  ['1.45.1', '3.9'],
  ['1.65.0', '3.10'],
  ['1.66.0', '3.11'],
  ['1.41.0', undefined],
])('%s needs Python %s', (version, python) => {
  expect(pythonNeeded(version)).toBe(python)
})
