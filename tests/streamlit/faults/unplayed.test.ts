import { expect, test } from 'vitest'
import { needsStreamlit } from '../needs-streamlit.ts'
import { readMeasuredFaults } from './measure.ts'
import { measureUnplayed, unplayed } from './unplayed.ts'

const python = needsStreamlit()
const file = await readMeasuredFaults()

test.each(unplayed)('$code: the real Streamlit shows and logs what stands in the file', async (one) => {
  expect(await measureUnplayed(python, one)).toEqual(file?.unplayed[one.code])
})

test('the file holds these and no others', () => {
  expect(Object.keys(file?.unplayed ?? {})).toEqual(unplayed.map(({ code }) => code))
})
