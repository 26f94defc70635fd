import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { whyStale } from '../scripts/build-id.ts'
import { root, run } from '../scripts/run.ts'
import { abandonedLogins } from './abandoned.ts'
import { beside } from './beside.ts'
import { buildTimes } from './builds.ts'
import { type Findings, tableOf } from './figures.ts'
import { labLogins } from './lab.ts'
import { logins } from './logins.ts'
import { pageRequests } from './pages.ts'
import { visitors } from './visitors.ts'
import { pageWeights } from './weights.ts'

// All load stays on this machine, and every part of it is bounded in time and count.
const parts: Readonly<Record<string, (rounds: number) => Promise<Findings>>> = {
  logins,
  lab: labLogins,
  page: pageRequests,
  beside,
  memory: visitors,
  abandoned: abandonedLogins,
  weights: pageWeights,
  builds: buildTimes,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '30' } },
})
const rounds = Number(values.rounds)
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`npm run bench -- [${Object.keys(parts).join('|')}]… [--rounds <from 1>]`)
  process.exit(2)
}
if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) process.exit(1)

const found: Findings[] = []
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.error(`${name} …`)
  found.push(await part(rounds))
}
console.log(`\n${tableOf(found)}\n`)
await keep(found)
process.exit(found.every(({ failures }) => failures.length === 0) ? 0 : 1)

async function keep(results: readonly Findings[]): Promise<void> {
  const date = new Date().toISOString()
  const folder = join(root, '.cache/bench')
  const file = join(folder, `${date.replaceAll(':', '-')}.json`)
  const machine = { node: process.version, processors: cpus().map(({ model }) => model) }
  await mkdir(folder, { recursive: true })
  await writeFile(file, `${JSON.stringify({ date, machine, rounds, results }, null, 2)}\n`)
  console.log(`As JSON: ${file}`)
}
