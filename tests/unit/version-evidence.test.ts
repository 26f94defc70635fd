import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Since, versions } from '#lib/streamlit/versions.ts'
import { root } from '../../scripts/run.ts'
import older from '../fixtures/older-streamlits.json' with { type: 'json' }

const olderRuns = 'older-streamlits.json'
const rows: readonly (readonly Since[])[] = Object.values(versions)
const held = rows.flat().flatMap(({ heldBy, ...rest }) => (heldBy === null ? [] : [{ ...rest, heldBy }]))

test('what counts as tested names a test with the real Streamlit, which is there under that name', () => {
  const missing = held.filter(({ heldBy }) => {
    if (heldBy === olderRuns) return false
    const [file = '', words = ''] = heldBy.split(/: (.*)/)
    const path = join(root, 'tests/streamlit', file)
    return words === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(words)
  })
  expect(missing).toEqual([])
  expect(held.length).toBeGreaterThan(20)
})

test('what an older Streamlit did is tested only where that one was run by a script', () => {
  const measured = older.runs.map(({ streamlit }) => streamlit)
  const notRun = held.filter(({ version, heldBy }) => heldBy === olderRuns && !measured.includes(version))
  expect(notRun).toEqual([])
  const superseded = rows.flatMap((row) => row.slice(0, -1))
  const asked = superseded.filter(({ heldBy }) => heldBy !== null && heldBy !== olderRuns)
  expect(asked).toEqual([])
})
