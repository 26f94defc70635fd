import { expect, test } from 'vitest'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { sourceFiles } from './source-files.ts'

/** "1.67" of "1.67.0". */
const version = measured.streamlit.split('.').slice(0, 2).join('.')

test('the Streamlit that the site was measured with is named by measured-with.json alone', () => {
  const named = sourceFiles('src', ['.ts', '.astro', '.mdx']).filter(({ text }) => text.includes(version))
  const table = 'src/lib/streamlit/versions.ts'
  expect(named.map(({ path }) => path).filter((path) => path !== table)).toEqual([])
})
