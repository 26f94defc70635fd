import { afterAll, expect, test } from 'vitest'
import { compare } from '../differential/compare.ts'
import { countsOf, type Tally } from '../differential/report.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { partOf, readMeasuredFaults, stories } from './measure.ts'
import { measuredStory } from './measured-story.ts'
import { makeWorlds } from './worlds.ts'

const python = needsStreamlit()
const file = await readMeasuredFaults()
const tally: Tally = { stories: 0, equal: 0, met: new Map() }
let unexplained = 0
const worlds = makeWorlds(python)

afterAll(async () => {
  await worlds.end()
  if (tally.stories > 0) console.log(`Faults and attacks: ${countsOf(tally, unexplained)}`)
})

test.each(stories)('$name', async (story) => {
  tally.stories += 1
  const { told, measured } = await worlds
    .tell(story, (heard, world) => ({ told: heard, measured: measuredStory(story, heard, world) }))
    .catch((error: unknown) => {
      unexplained += 1
      throw error
    })
  const { keeps = [] } = story
  const { met, unexplained: difference } = compare(told.streamlit, told.ours, keeps)
  if (difference !== null) unexplained += 1
  else if (keeps.length === 0) tally.equal += 1
  expect(measured, `${story.name} came out otherwise than in the file; npm run measure mends it`).toEqual(
    partOf(file, story),
  )
  expect(difference, `${story.name}: the sample app differs`).toBeNull()
  expect(keeps.filter((name) => !met.has(name))).toEqual([])
})

test('the file holds these stories and no others', () => {
  const codes = (kind: string) => stories.filter((story) => story.kind === kind).map(({ code }) => code)
  expect(Object.keys(file?.faults ?? {})).toEqual(codes('fault'))
  expect(Object.keys(file?.attacks ?? {})).toEqual(codes('attack'))
})
