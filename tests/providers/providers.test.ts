import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { needsStreamlit } from '../streamlit/needs-streamlit.ts'
import { readMeasuredProviders } from '../streamlit/shapes/measure.ts'
import type { RealProvider } from './real-provider.ts'
import { makeRealWorld, type RealWorld } from './real-world.ts'
import { rows } from './table.ts'

const python = needsStreamlit()
const envs = inject('providers')
const file = await readMeasuredProviders()
const started = new Map<string, Promise<RealProvider>>()
let world: RealWorld

beforeAll(async () => {
  if (python === '') return
  world = await makeRealWorld(python)
  for (const { id, missing, start } of rows) {
    if (missing(envs) !== null) continue
    const provider = start(envs, world.client)
    // Whoever waits for it hears of what failed.
    provider.catch(() => undefined)
    started.set(id, provider)
  }
})

afterAll(async () => {
  for (const provider of started.values()) await provider.then((one) => one.end()).catch(() => undefined)
  await world?.end()
})

describe.each(rows)('$id', ({ id, missing, logins }) => {
  beforeEach(({ skip }) => {
    const reason = missing(envs)
    if (reason !== null) skip(reason)
  })

  test.each(Object.entries(logins))('%s: as the file says', async (name, login) => {
    const provider = await started.get(id)
    if (!provider) throw new Error(`${id} was not started`)
    const measured = await world.login(provider, login).catch((error: unknown) => {
      throw new Error(`${id} cannot be logged in at. It printed:\n${provider.log()}`, { cause: error })
    })
    expect(measured, `${id}, ${name} came out otherwise; npm run measure mends the file`).toEqual(
      file?.real[id]?.logins[name],
    )
    expect(provider.version).toBe(file?.real[id]?.version)
  })
})

test('the file holds these providers and logins, and no others', () => {
  const held = Object.entries(file?.real ?? {}).map(([id, { logins }]) => [id, Object.keys(logins)])
  expect(held).toEqual(rows.map(({ id, logins }) => [id, Object.keys(logins)]))
})
