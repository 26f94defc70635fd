import { afterAll, expect, test } from 'vitest'
import { compare } from '../differential/compare.ts'
import { countsOf, type Tally } from '../differential/report.ts'
import { makeWorld, type World } from '../differential/world.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { partOf, readMeasuredFaults, stories } from './measure.ts'
import { measuredStory } from './measured-story.ts'

const python = needsStreamlit()
const file = await readMeasuredFaults()
const tally: Tally = { stories: 0, equal: 0, met: new Map() }
let unexplained = 0
let made: Promise<World> | undefined

afterAll(async () => {
  await made?.then((world) => world.end()).catch(() => undefined)
  if (tally.stories > 0) console.log(`Faults and attacks: ${countsOf(tally, unexplained)}`)
})

test.each(stories)('$name', async (story) => {
  made ??= makeWorld(python, 'plain')
  const world = await made
  tally.stories += 1
  const told = await world.play(story).catch((error: unknown) => {
    unexplained += 1
    throw new Error(`${story.name} cannot be told. Streamlit printed:\n${world.printed()}`, { cause: error })
  })
  const { keeps = [] } = story
  const { met, unexplained: difference } = compare(told.streamlit, told.ours, keeps)
  if (difference !== null) unexplained += 1
  else if (keeps.length === 0) tally.equal += 1
  const measured = measuredStory(story, told, world)
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
