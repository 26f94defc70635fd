import { afterAll, expect, test } from 'vitest'
import { compare } from '../differential/compare.ts'
import { makeWorld, type World } from '../differential/world.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { partOf, readMeasuredProviders } from './measure.ts'
import { measuredLogin } from './measured-login.ts'
import { stories } from './stories.ts'

const python = needsStreamlit()
const file = await readMeasuredProviders()
let made: Promise<World> | undefined

afterAll(() => made?.then((world) => world.end()).catch(() => undefined))

test.each(stories)('$name', async (story) => {
  made ??= makeWorld(python, 'plain')
  const world = await made
  const told = await world.play(story).catch((error: unknown) => {
    throw new Error(`${story.name} cannot be told. Streamlit printed:\n${world.printed()}`, { cause: error })
  })
  const { unexplained } = compare(told.streamlit, told.ours, [])
  expect(measuredLogin(told, world), `${story.name} came out otherwise; npm run measure mends the file`).toEqual(
    partOf(file, story),
  )
  expect(unexplained, `${story.name}: the sample app differs`).toBeNull()
})

test('the file holds these stories and no others', () => {
  const doors = Object.entries(file?.shapes ?? {}).flatMap(([id, all]) =>
    Object.keys(all).map((door) => `${id}: ${door}`),
  )
  const ways = Object.keys(file?.ways ?? {}).map((door) => `a way out: ${door}`)
  expect([...doors, ...ways].toSorted()).toEqual(stories.map(({ name }) => name).toSorted())
})
