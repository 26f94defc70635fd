import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tally } from './count-reporter.ts'
import { tallyFile } from './count-reporter.ts'
import { root, runAside, tools } from './run.ts'

interface Step {
  readonly name: string
  readonly outcome: Tally
  readonly seconds: number
}

const kept = '.cache/tests'
const passed: Tally = { passed: 1, failed: 0, skipped: [], failures: [] }
const failedAsAWhole: Tally = { passed: 0, failed: 1, skipped: [], failures: [] }

/** A command that passes or fails as a whole. */
function check(name: string, script: string, ...args: readonly string[]): Promise<Step> {
  return step(name, script, args, {}, async (code) => (code === 0 ? passed : failedAsAWhole))
}

/** A Vitest project, counted test by test. */
async function suite(name: string): Promise<Step> {
  const file = join(root, kept, `${name}.json`)
  await rm(file, { force: true })
  const args = ['run', '--project', name, '--reporter=default', '--reporter=./scripts/count-reporter.ts']
  return step(name, tools.vitest, args, { [tallyFile]: file }, async (code) => {
    const tally: Tally | null = await readFile(file, 'utf8').then(JSON.parse, () => null)
    if (tally === null) return failedAsAWhole
    const unexplained = code !== 0 && tally.failed === 0 ? 1 : 0
    return { ...tally, failed: tally.failed + unexplained }
  })
}

/** Runs a step beside others. What it prints is shown when it has ended, whole and under its name. */
async function step(
  name: string,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  judge: (code: number) => Promise<Tally>,
): Promise<Step> {
  const log = join(root, kept, `${name}.log`)
  const begun = performance.now()
  const code = await runAside(script, args, env, log)
  const seconds = Math.round((performance.now() - begun) / 1000)
  const outcome = await judge(code)
  console.log(`\n== ${name}, ${seconds} s\n${(await readFile(log, 'utf8')).trimEnd()}`)
  return { name, outcome, seconds }
}

/** What cannot run because the site could not be built counts as failed. */
function notRun(name: string): Step {
  console.log(`\n== ${name}\nnot run, because there is no build`)
  return { name, outcome: failedAsAWhole, seconds: 0 }
}

console.log(`Steps run side by side; ${kept}/<step>.log grows while one runs.`)

// The real providers need no build, and Keycloak takes long to start: they run beside all else. Those that want a
// processor come first, as many as two processors take. The rest wait more than they compute: for Streamlit, for a
// browser, for a provider that is slow on purpose. Type checking fills their pauses; it writes the same files as a
// build, so not beside it.
const providers = suite('providers')
const [build, early] = await Promise.all([
  check('build', 'scripts/build.ts'),
  check('lint', tools.biome, 'check', '.').then(async (lint) => [
    lint,
    await check('spelling', tools.cspell, 'lint', '--no-progress'),
    await suite('unit'),
    await suite('recordings'),
  ]),
])
const late = await Promise.all([
  ...['streamlit', 'browser', 'site'].map((name) => (build.outcome.failed === 0 ? suite(name) : notRun(name))),
  check('types', tools.astro, 'check'),
  providers,
])
const steps: readonly Step[] = [...early, build, ...late]

const sum = (pick: (tally: Tally) => number) => steps.reduce((total, { outcome }) => total + pick(outcome), 0)
const failed = sum((tally) => tally.failed)
const skipped = steps.flatMap(({ outcome }) => outcome.skipped)

console.log('')
for (const { name, outcome, seconds } of steps)
  console.log(`${name}: ${outcome.failed === 0 ? 'passed' : 'failed'}, ${seconds} s`)
for (const line of skipped) console.log(`skipped: ${line}`)
// Said again at the end, because what a step printed may be thousands of lines above.
for (const { name, outcome } of steps) for (const line of outcome.failures) console.log(`failed in ${name}: ${line}`)
const tail = skipped.length === 0 ? '' : `, ${skipped.length} skipped`
console.log(`${sum((tally) => tally.passed)} passed, ${failed} failed${tail}`)
process.exit(failed === 0 ? 0 : 1)
