import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

/** What one suite came to. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** One line a skipped test: its name and the reason given. */
  readonly skipped: readonly string[]
  /** What failed, each with the first line of its error. */
  readonly failures: readonly string[]
}

/** The variable that says where the tally goes. */
export const tallyFile = 'TEST_TALLY'

/**
 * A Vitest reporter that counts, and keeps the reasons of skipped tests, which the JSON reporter leaves out.
 * A file that cannot be loaded or set up counts as one failure, and so do errors outside of every test.
 * Vitest makes one from the default export.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const file = process.env[tallyFile]
    if (file === undefined) return
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const failures = [
      ...tests.flatMap(failureLine),
      ...modules.flatMap((module) => failureOf(module.relativeModuleId, module.errors())),
      ...failureOf('outside of every test', unhandledErrors),
    ]
    const tally: Tally = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failures.length,
      skipped: tests.flatMap(skippedLine),
      failures,
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(tally))
  }
}

function failureLine(test: TestCase): string[] {
  const result = test.result()
  if (result.state !== 'failed') return []
  return failureOf(`${test.module.relativeModuleId} > ${test.fullName}`, result.errors)
}

/** One line for what one place threw; none when it threw nothing. */
function failureOf(where: string, errors: readonly { readonly message: string }[]): string[] {
  return errors.slice(0, 1).map((error) => `${where}: ${error.message.split('\n', 1)[0]}`)
}

function skippedLine(test: TestCase): string[] {
  const result = test.result()
  return result.state === 'skipped' ? [`${test.fullName}: ${result.note ?? 'no reason given'}`] : []
}
