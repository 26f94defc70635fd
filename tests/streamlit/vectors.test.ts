import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { measuredFile } from '../../scripts/streamlit-env.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { measureVectors, readVectors, vectorChanges } from './vectors.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()

test('the vectors are what the installed Streamlit gives', async () => {
  const vectors = await readVectors()
  expect(vectorChanges(vectors, await measureVectors(python, vectors))).toEqual([])
})

test('the site names the versions that are installed here', async () => {
  const { python: _, ...packages } = Object((await askStreamlit(python, [{ ask: 'versions' }]))[0])
  expect(JSON.parse(await readFile(measuredFile, 'utf8'))).toMatchObject(packages)
})
