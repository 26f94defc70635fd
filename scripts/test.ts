import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tally } from './count-reporter.ts'
import { tallyFile } from './count-reporter.ts'
import { root, run, tools } from './run.ts'

interface Step {
  readonly name: string
  readonly outcome: Tally
}

const one = { ok: { passed: 1, failed: 0, skipped: [] }, bad: { passed: 0, failed: 1, skipped: [] } } as const

/** A step that passes or fails as a whole: every command of it has to end with 0. */
async function check(name: string, ...commands: readonly (readonly [string, ...string[]])[]): Promise<Step> {
  console.log(`\n== ${name}`)
  const codes: number[] = []
  for (const [script, ...args] of commands) codes.push(await run(script, args))
  return { name, outcome: codes.every((code) => code === 0) ? one.ok : one.bad }
}

/** A Vitest project, counted test by test. */
async function suite(name: string): Promise<Step> {
  console.log(`\n== ${name} tests`)
  const file = join(root, `.cache/tests/${name}.json`)
  await rm(file, { force: true })
  const args = ['run', '--project', name, '--reporter=default', '--reporter=./scripts/count-reporter.ts']
  const code = await run(tools.vitest, args, { [tallyFile]: file })
  const tally: Tally | null = await readFile(file, 'utf8').then(JSON.parse, () => null)
  if (tally === null) return { name, outcome: one.bad }
  const unexplained = code !== 0 && tally.failed === 0 ? 1 : 0
  return { name, outcome: { ...tally, failed: tally.failed + unexplained } }
}

/** What cannot run because the site could not be built counts as failed. */
function notRun(name: string): Step {
  console.log(`\n== ${name} tests\nnot run, because there is no build`)
  return { name, outcome: one.bad }
}

const steps: Step[] = [
  await check('lint', [tools.biome, 'check', '.']),
  await check('types', [tools.astro, 'check']),
  await suite('unit'),
]
const build = await check('build', ['scripts/build.ts'])
steps.push(build)
for (const name of ['site', 'browser', 'streamlit'])
  steps.push(build.outcome.failed === 0 ? await suite(name) : notRun(name))

const sum = (pick: (tally: Tally) => number) => steps.reduce((total, { outcome }) => total + pick(outcome), 0)
const failed = sum((tally) => tally.failed)
const skipped = steps.flatMap(({ outcome }) => outcome.skipped)

console.log('')
for (const { name, outcome } of steps) console.log(`${name}: ${outcome.failed === 0 ? 'passed' : 'failed'}`)
for (const line of skipped) console.log(`skipped: ${line}`)
const tail = skipped.length === 0 ? '' : `, ${skipped.length} skipped`
console.log(`${sum((tally) => tally.passed)} passed, ${failed} failed${tail}`)
process.exit(failed === 0 ? 0 : 1)
