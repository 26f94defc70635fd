import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import fixture from '../fixtures/streamlit.json' with { type: 'json' }
import { mutatedCase, seeded } from './mutate.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askSecrets, ourSecrets } from './secrets.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()

/** What differs between Streamlit's answers and ours, with the file: nothing, when all is well. */
async function differences(cases: Parameters<typeof askSecrets>[0][]) {
  const real = await askStreamlit(python, cases.map(askSecrets))
  return cases.flatMap((each, index) => {
    const [theirs, ours] = [real[index], ourSecrets(each)]
    return JSON.stringify(sorted(theirs)) === JSON.stringify(sorted(ours)) ? [] : [{ ...each, theirs, ours }]
  })
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)])
}

test('every secrets.toml of the vectors ends as in the Streamlit that is installed', async () => {
  expect(await differences(fixture.secrets)).toEqual([])
})

test('2,000 mutated files get the verdict and the message that Streamlit gives', async () => {
  // Other files in each run. To see those of a run again, give its seed: SECRETS_SEED=… npm test
  const seed = process.env['SECRETS_SEED'] ?? randomUUID()
  console.log(`The mutated files are those of SECRETS_SEED=${seed}`)
  const random = seeded(seed)
  const valid = fixture.secrets.filter((each) => each.login.ok).flatMap(({ toml }) => (toml === null ? [] : [toml]))
  const cases = Array.from({ length: 2000 }, () => mutatedCase(valid, random))
  expect((await differences(cases)).slice(0, 5), `with SECRETS_SEED=${seed}`).toEqual([])
})
