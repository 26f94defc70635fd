import type { Server } from 'node:http'
import { setImmediate as afterPoll, setTimeout as wait } from 'node:timers/promises'

/** Milliseconds: how long readiness says no before the port closes, and how long answers may take after that. */
const stopTimes = { notice: 500, drain: 10_000 } as const

/**
 * Stops a server without breaking off what it has begun: takes no new connection, closes idle ones, waits for
 * answers under way, at most `stopTimes.drain`, then breaks off the rest.
 */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), stopTimes.drain)
    // A connection whose answer ends from here on would be kept alive for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(timer)
      clearInterval(sweep)
      resolve()
    })
  })
}

/**
 * Until what has arrived by now was read: when the port closes, connections that wait to be accepted are reset, and those
 * whose request was not read yet are taken for idle. Each turn of the loop accepts all that wait, and reads what the
 * turns before it accepted; on a busy machine that is many.
 */
export async function readArrived(server: Server): Promise<void> {
  let accepted = 0
  const count = () => {
    accepted += 1
  }
  server.on('connection', count)
  // Bounded, since there may be new ones at every turn.
  for (let turn = 0; turn < 20; turn += 1) {
    const before = accepted
    await afterPoll()
    if (turn > 0 && accepted === before) break
  }
  server.off('connection', count)
}

/**
 * Ties a server to SIGTERM and SIGINT. More signals change nothing: npm hands on what the terminal sent already.
 * @param onStop called first, so that readiness says no before anything else changes
 */
export function stopOnSignals(server: Server, onStop: () => void): void {
  let asked = false
  const stop = async (signal: NodeJS.Signals) => {
    if (asked) return
    asked = true
    onStop()
    if (signal === 'SIGTERM') await wait(stopTimes.notice)
    await readArrived(server)
    await drain(server)
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
