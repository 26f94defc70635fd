import { Browser } from './browser.ts'
import type { Findings } from './figures.ts'
import { pool } from './login.ts'
import { round } from './round.ts'
import { startServer } from './server-process.ts'
import { median, medianInterval } from './statistics.ts'

const path = '/guide/simple-example/'
const load = { parallel: 8, count: 500 }

/** Processor time of the server for a guide page as it is built. */
export async function pageRequests(rounds: number): Promise<Findings> {
  const server = await startServer('server.ts')
  const agent = pool()
  const task = async () => {
    const { status } = await new Browser(agent).open(new URL(path, server.origin))
    if (status !== 200) throw new Error(`${status} at ${path}`)
  }
  try {
    await round(task, { ...load, count: 3000 })
    const times: number[] = []
    const failures: string[] = []
    for (let turn = 0; turn < rounds; turn += 1) {
      const before = await server.cpu()
      const { done, failures: failed } = await round(task, load)
      times.push(((await server.cpu()) - before) / done)
      failures.push(...failed)
    }
    const interval = medianInterval(times)
    return {
      title: `A built page: processor time each, ${rounds} rounds of ${load.count}`,
      figures: [{ name: path, value: median(times), unit: 'ms', ...(interval && { interval }) }],
      failures,
    }
  } finally {
    await server.stop()
  }
}
