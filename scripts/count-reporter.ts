import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

/** What one suite came to. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** One line a skipped test: its name and the reason given. */
  readonly skipped: readonly string[]
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
    const failed = tests.filter((test) => test.result().state === 'failed').length
    const broken = modules.filter((module) => module.errors().length > 0).length
    const tally: Tally = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failed + broken + (unhandledErrors.length > 0 ? 1 : 0),
      skipped: tests.flatMap(skippedLine),
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(tally))
  }
}

function skippedLine(test: TestCase): string[] {
  const result = test.result()
  return result.state === 'skipped' ? [`${test.fullName}: ${result.note ?? 'no reason given'}`] : []
}
