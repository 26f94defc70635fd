import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../scripts/run.ts'
import type { LoadKind, LoadReport } from './load-generator.ts'

/** Starts load on a server. What comes back ends it, waits for what is under way, and tells what came of it. */
export async function startLoad(origin: string, kind: LoadKind): Promise<() => Promise<LoadReport>> {
  const child = fork(join(root, 'bench/load-generator.ts'), { cwd: root })
  await answerOf(child)
  child.send({ origin, kind })
  return async () => {
    child.send('stop')
    return answerOf(child)
  }
}

/** Throws where the process ends without an answer. */
async function answerOf(child: ChildProcess): Promise<LoadReport> {
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('the load ended by itself')))
  const [answer] = await once(child, 'message', { signal: ended.signal })
  return answer
}
