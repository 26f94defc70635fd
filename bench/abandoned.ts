import { Browser } from './browser.ts'
import { begin, finish, login, pool } from './login.ts'
import { round } from './measure.ts'
import { startServer, type Usage } from './server-process.ts'

const count = 10_000
const load = { parallel: 32, duration: 120_000, most: count }

/** Begins many logins and leaves them. True when one begun before them still ends well, and so does a new one. */
export async function abandonedLogins(): Promise<boolean> {
  const server = await startServer('server.ts')
  const contestant = { origin: server.origin, home: '/app/simple-example/' }
  const agent = pool()
  try {
    await login(agent, contestant)
    const early = new Browser(agent)
    const signIn = await begin(early, contestant)
    const before = await server.usage()
    const { times, failed, failure, perSecond } = await round(() => begin(new Browser(agent), contestant), load)
    const after = await server.usage()
    console.log(`${times.length} logins begun and left (${perSecond.toFixed(0)}/s), ${failed} refused`)
    if (failure !== null) console.log(`  first refusal: ${failure}`)
    console.log(`  before: ${show(before)}; after: ${show(after)}`)
    console.log(
      `  ${((after.heapUsed - before.heapUsed) / Math.max(1, times.length)).toFixed(0)} bytes of heap a login`,
    )
    const earlyEnds = await succeeds(() => finish(early, signIn, contestant))
    const newEnds = await succeeds(() => login(agent, contestant))
    console.log(
      `  the login begun before them: ${earlyEnds ? 'finished' : 'failed'}; a new one: ${newEnds ? 'finished' : 'failed'}`,
    )
    return earlyEnds && newEnds
  } finally {
    await server.stop()
  }
}

async function succeeds(task: () => Promise<unknown>): Promise<boolean> {
  try {
    await task()
    return true
  } catch (error) {
    console.log(`  ${error}`)
    return false
  }
}

function show({ rss, heapUsed }: Usage): string {
  const mega = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
  return `RSS ${mega(rss)} MB, heap ${mega(heapUsed)} MB`
}
