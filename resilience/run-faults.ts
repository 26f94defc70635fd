import '../tests/fresh-connections.ts'
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, platform } from 'node:os'
import { parseArgs } from 'node:util'
import { whyStale } from '../scripts/build-id.ts'
import { root, run } from '../scripts/run.ts'
import type { Fault, Need, Outcome } from './fault.ts'
import { faults } from './index.ts'
import { summaryOf, tableOf } from './report.ts'
import { makeStage, type Plan } from './stage.ts'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '5' },
    previous: { type: 'string' },
    json: { type: 'string' },
  },
})
const names = values.only.split(',').filter(Boolean)
const chosen = faults.filter(({ name }) => names.length === 0 || names.some((one) => isNamed(name, one)))
const unknown = names.filter((one) => !faults.some(({ name }) => isNamed(name, one)))
if (unknown.length > 0 || !(Number(values.minutes) > 0)) {
  console.error('npm run faults -- [--short] [--only F3,room] [--minutes 5] [--previous <folder>] [--json <file>]')
  console.error(`There are ${faults.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) process.exit(1)

const noRedis = 'there is no redis-server'
const plan: Plan = {
  short: values.short,
  seconds: values.short ? 0 : Number(values.minutes) * 60,
  previous: values.previous ?? null,
}
const outcomes: Outcome[] = []
// In the short form as many at a time as two processors take; else each has the machine for itself.
const waiting = [...chosen]
const one = async () => {
  for (let fault = waiting.shift(); fault; fault = waiting.shift()) outcomes.push(await outcomeOf(fault))
}
await Promise.all(Array.from({ length: plan.short ? 3 : 1 }, one))
outcomes.sort((a, b) => placeOf(a) - placeOf(b))
console.log(`\n${tableOf(outcomes)}\n\n${summaryOf(outcomes)}`)
if (values.json !== undefined) {
  const machine = { node: process.version, processors: cpus().map(({ model }) => model) }
  await writeFile(values.json, `${JSON.stringify({ date: new Date(), machine, ...plan, outcomes }, null, 2)}\n`)
}
process.exit(outcomes.every(({ result }) => result !== 'not held') ? 0 : 1)

async function outcomeOf({ name, done, holds, needs = [], run }: Fault): Promise<Outcome> {
  const missing = needs.flatMap((need) => whyMissing(need) ?? [])
  if (missing.length > 0) {
    const isRequired = process.env['REQUIRE_REDIS'] === '1' && missing.includes(noRedis)
    const result = isRequired ? 'not held' : 'skipped'
    return { name, done, holds, result, seen: missing, seconds: 0 }
  }
  const { stage, clear } = makeStage(plan)
  const begun = performance.now()
  const checks = await run(stage).catch((error: Error) => [{ held: false, seen: String(error) }])
  await clear()
  const bad = checks.filter(({ held }) => !held)
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  const outcome = { name, done, holds, seen: (bad.length > 0 ? bad : checks).map(({ seen }) => seen), seconds }
  console.error(`${name}: ${bad.length === 0 ? 'held' : `NOT HELD: ${outcome.seen.join('; ')}`} (${seconds} s)`)
  return { ...outcome, result: bad.length === 0 ? 'held' : 'not held' }
}

function whyMissing(need: Need): string | null {
  if (need === 'redis') return spawnSync('redis-server', ['--version']).error ? noRedis : null
  if (need === 'linux') return platform() === 'linux' ? null : 'only Linux has what it takes'
  return plan.previous === null ? 'say where an earlier release is, built: --previous <folder>' : null
}

/** By its whole name, or by what stands before the first dash. */
function isNamed(name: string, asked: string): boolean {
  return name.toLowerCase() === asked.toLowerCase() || name.split('-')[0] === asked
}

function placeOf({ name }: Outcome): number {
  return faults.findIndex((fault) => fault.name === name)
}
