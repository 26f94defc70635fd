import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { root } from '../../scripts/run.ts'

const canary = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(root, 'scripts/canary.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, said, complained }
}

test('the canary walks every path of this site and finds nothing broken', { timeout: 300_000 }, async () => {
  const { code, said, complained } = await canary(inject('origin'))
  expect(complained).toBe('')
  expect(code).toBe(0)
  expect(said).toMatch(/^ *\d+ {2}logins that ended logged in$/m)
  expect(said).toContain(': everything answers')
})

test('the canary says that nothing answers', { timeout: 60_000 }, async () => {
  const { code, complained } = await canary('http://127.0.0.1:9')
  expect([code, complained]).toEqual([1, 'http://127.0.0.1:9: health: fetch failed\n'])
})
