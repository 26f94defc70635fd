import { afterAll, expect, test } from 'vitest'
import { needsStreamlit } from '../needs-streamlit.ts'
import { compare } from './compare.ts'
import { report, type Tally, unmet } from './report.ts'
import type { Scenario, WorldKind } from './scenario.ts'
import { scenarios } from './scenarios/index.ts'
import { makeWorld, type World } from './world.ts'

const python = needsStreamlit()
const worlds = new Map<WorldKind, Promise<World>>()
const tally: Tally = { stories: 0, equal: 0, met: new Map() }
let unexplained = 0

afterAll(async () => {
  for (const made of worlds.values()) await made.then((world) => world.end()).catch(() => undefined)
  if (tally.stories === 0) return
  console.log(report(tally, unexplained))
  if (tally.stories === scenarios.length) expect(unmet(tally), 'kept differences that no scenario met').toEqual([])
})

test.each(scenarios)('$name [$holds]', async (scenario) => {
  const world = await worldOf(scenario.world ?? 'wide')
  tally.stories += 1
  const difference = await told(world, scenario).catch((error: unknown) => String(error))
  if (difference === null) return
  unexplained += 1
  expect.fail(`${difference}\n\nStreamlit printed:\n${world.printed()}`)
})

/** Tells a story to both sides: what differs without an explanation, or null. */
async function told(world: World, scenario: Scenario): Promise<string | null> {
  const { keeps = [] } = scenario
  const { streamlit, ours } = await world.play(scenario)
  const { met, unexplained: difference } = compare(streamlit, ours, keeps)
  for (const name of met) tally.met.set(name, (tally.met.get(name) ?? 0) + 1)
  const missed = keeps.filter((name) => !met.has(name))
  if (difference === null && missed.length > 0) return `not met: ${missed.join(', ')}`
  if (difference === null && keeps.length === 0) tally.equal += 1
  return difference
}

function worldOf(kind: WorldKind): Promise<World> {
  const made = worlds.get(kind) ?? makeWorld(python, kind)
  worlds.set(kind, made)
  return made
}
