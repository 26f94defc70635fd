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
    // Connections that wait to be accepted are reset when the port closes. Right after the loop has polled there are none.
    await afterPoll()
    await drain(server)
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
