import { Browser } from './browser.ts'
import { pool } from './login.ts'
import { median, quantile, round } from './measure.ts'
import { startServer } from './server-process.ts'

const path = '/guide/simple-example'
const load = { parallel: 32, duration: 4_000 }

/** Requests a second for a guide page as it is built. True when none failed. */
export async function pageRequests(): Promise<boolean> {
  const server = await startServer('server.ts')
  const agent = pool()
  try {
    const url = new URL(path, server.origin)
    const task = async () => {
      const { status } = await new Browser(agent).open(url)
      if (status !== 200) throw new Error(`${status} at ${path}`)
    }
    await round(task, { ...load, duration: 1_000 })
    const all = [await round(task, load), await round(task, load), await round(task, load)]
    const times = all.flatMap((each) => each.times)
    console.log(`${path}, ${load.parallel} at once`)
    console.log(
      `  ${median(all.map(({ perSecond }) => perSecond)).toFixed(0)} requests/s, ` +
        `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`,
    )
    return all.every(({ failed }) => failed === 0)
  } finally {
    await server.stop()
  }
}
