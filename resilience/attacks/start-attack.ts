import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../../scripts/run.ts'
import type { AttackReport, Order } from './attacker.ts'

export interface Attacking {
  /** Ends it. */
  stop(): Promise<AttackReport>
  /** When its blows are used up. */
  readonly ended: Promise<AttackReport>
}

/** Begins an attack in a process of its own. */
export async function startAttack(order: Order): Promise<Attacking> {
  const child = fork(join(root, 'resilience/attacks/attacker.ts'), { cwd: root })
  await once(child, 'message')
  const ended = reportOf(child)
  ended.catch(() => undefined)
  child.send(order)
  return {
    ended,
    stop() {
      if (child.connected) child.send('stop')
      return ended
    },
  }
}

/** Throws where the process ends without a report. */
async function reportOf(child: ChildProcess): Promise<AttackReport> {
  const broken = new AbortController()
  child.once('exit', () => broken.abort(new Error('the attack ended by itself')))
  const [report] = await once(child, 'message', { signal: broken.signal })
  return report
}
