import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { faults } from '../../resilience/index.ts'
import { root } from '../../scripts/run.ts'

const report = join(root, '.cache/tests/injected-faults.json')

/** Runs one of the two commands with these arguments; its whole answer. */
async function run(command: 'faults' | 'soak', ...args: readonly string[]) {
  mkdirSync(dirname(report), { recursive: true })
  const child = spawn(process.execPath, [join(root, `resilience/run-${command}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, beside] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, said, beside }
}

test('whatever is injected, what has to hold does, in the short form', { timeout: 600_000 }, async () => {
  const { code, said, beside } = await run('faults', '--short', '--json', report)
  const { outcomes } = JSON.parse(readFileSync(report, 'utf8'))
  const results = outcomes.map(({ name, result, seen }: Record<string, unknown>) => ({ name, result, seen }))
  expect(results.filter(({ result }: Record<string, unknown>) => result === 'not held')).toEqual([])
  expect(outcomes.map(({ name }: { name: string }) => name)).toEqual(faults.map(({ name }) => name))
  expect([code, beside]).toEqual([0, expect.not.stringContaining('NOT HELD')])
  expect(said).toMatch(/^\d+ held, 0 did not, \d+ skipped$/m)
})

test('an unknown fault is told apart from those that there are', async () => {
  const { code, beside } = await run('faults', '--only', 'F99')
  expect([code, beside]).toEqual([2, expect.stringContaining('There are F1-memory, F1-redis, F2, F3,')])
})

test('at an even pace every login ends, beside readers and attackers', { timeout: 600_000 }, async () => {
  const { said } = await run('soak', '--rate', '2', '--minutes', '0.1', '--processes', '1', '--attack')
  expect(said).toContain('\n0 refused, 0 lost\n')
  expect(said).toMatch(/^\| 1 \| 1[0-9] \| 1[0-9] \| 0 \| 0 \| /m)
})
