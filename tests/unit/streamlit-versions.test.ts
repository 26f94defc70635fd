import { expect, test } from 'vitest'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { sourceFiles } from './source-files.ts'

/** "1.67" of "1.67.0". */
const version = measured.streamlit.split('.').slice(0, 2).join('.')

/** They say since when something is so. */
const tables = ['src/lib/streamlit/versions.ts', 'src/content/evidence/streamlit.mdx']

test('the Streamlit that the site was measured with is named by measured-with.json alone, but for tables of versions', () => {
  const named = sourceFiles('src', ['.ts', '.astro', '.mdx']).filter(({ text }) => text.includes(version))
  expect(named.map(({ path }) => path).filter((path) => !tables.includes(path))).toEqual([])
})
