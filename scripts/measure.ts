import { readFile, writeFile } from 'node:fs/promises'
import { measuredProvidersFile } from '../src/data/measured-providers-file.ts'
import { measureReal } from '../tests/providers/measure.ts'
import {
  faultChanges,
  measuredFaultsFile,
  measureFaults,
  readMeasuredFaults,
} from '../tests/streamlit/faults/measure.ts'
import {
  measuredProvidersPath,
  measureShapes,
  readMeasuredProviders,
  shapeChanges,
} from '../tests/streamlit/shapes/measure.ts'
import { measureVectors, readVectors, vectorChanges, vectorsFile } from '../tests/streamlit/vectors.ts'
import { askStreamlit } from '../tests/streamlit/worker.ts'
import { measureOlderOnes } from './measure-older.ts'
import { olderOnesNamed } from './older-env.ts'
import { providerEnvs } from './provider-envs.ts'
import { output } from './python-env.ts'
import { toJson } from './recording/to-json.ts'
import { run, tools } from './run.ts'
import { constraintsFile, measuredFile, newestStreamlit, streamlitEnv } from './streamlit-env.ts'

// npm run measure             measures again with the Streamlit that the site was measured with
// npm run measure -- newest   moves to the newest Streamlit, with the newest of every package that it allows
// npm run measure -- 1.68.0   moves to that one
// npm run measure -- 1.57     asks that older one what it does, and moves nowhere; `older`: all that were run

const asked = process.argv[2]
const pinned: { streamlit: string } = JSON.parse(await readFile(measuredFile, 'utf8'))
const olderOnes = olderOnesNamed(asked, pinned.streamlit)
if (olderOnes.length > 0) {
  await measureOlderOnes(olderOnes)
  process.exit(0)
}
const version = asked === 'newest' ? await newestStreamlit() : (asked ?? pinned.streamlit)
const moves = version !== pinned.streamlit

const env = await streamlitEnv(version, !moves)
if (!env.ok) {
  console.error(env.reason)
  process.exit(1)
}

const before = await readVectors()
const after = await measureVectors(env.python, before)
const changes = vectorChanges(before, after)
await writeFile(vectorsFile, `${JSON.stringify(after, null, 1)}\n`)

const [versions] = await askStreamlit(env.python, [{ ask: 'versions' }])
const today = new Date().toISOString().slice(0, 10)
const measured = { ...Object(versions), date: today }
await writeFile(measuredFile, `${JSON.stringify(measured, null, 2)}\n`)
if (moves) {
  const { said } = await output(env.python, ['-m', 'pip', 'freeze', '--disable-pip-version-check'])
  const pins = said.split('\n').filter((line) => /^[\w.-]+==/.test(line) && !line.startsWith('streamlit=='))
  await writeFile(constraintsFile, `${pins.join('\n')}\n`)
}

const providersBefore = await readMeasuredProviders()
const providersAfter = {
  measured,
  ...(await measureShapes(env.python)),
  real: await measureReal(env.python, await providerEnvs(), providersBefore?.real ?? {}),
}
const changedProviders = shapeChanges(providersBefore, measuredProvidersFile.parse(providersAfter))
await writeFile(measuredProvidersPath, `${toJson(providersAfter)}\n`)

const faultsBefore = await readMeasuredFaults()
const faultsAfter = await measureFaults(env.python, measured)
const changedStories = faultChanges(faultsBefore, faultsAfter)
await writeFile(measuredFaultsFile, `${toJson(faultsAfter)}\n`)

await measureOlderOnes([version])

for (const change of changes) console.log(change)
for (const name of [...changedStories, ...changedProviders]) console.log(`${name} came out otherwise`)
console.log(
  `Streamlit ${pinned.streamlit} -> ${version}: ${changes.length} of the vectors changed, ${changedStories.length} of the faults and attacks, and ${changedProviders.length} of the logins at shaped providers.`,
)
console.log('The other facts, as the tests with the real Streamlit hold them:')
process.exit(await run(tools.vitest, ['run', '--project', 'streamlit']))
