import { Browser } from './browser.ts'
import type { Findings } from './figures.ts'
import { begin, finish, login, pool } from './login.ts'
import { round } from './round.ts'
import { startServer } from './server-process.ts'

const load = { parallel: 32, count: 10_000, duration: 120_000 }

/** Begins many logins and leaves them. One begun before them has to end well, and so has a new one. */
export async function abandonedLogins(): Promise<Findings> {
  const server = await startServer('server.ts')
  const contestant = { origin: server.origin, home: '/app/simple-example/' }
  const agent = pool()
  try {
    await login(agent, contestant)
    const early = new Browser(agent)
    const signIn = await begin(early, contestant)
    const before = await server.memory()
    const { done, failures } = await round(() => begin(new Browser(agent), contestant), load)
    const after = await server.memory()
    const ends = [
      ...(await failureOf('the login begun before them', () => finish(early, signIn, contestant))),
      ...(await failureOf('a new login', () => login(agent, contestant))),
    ]
    return {
      title: 'Logins that are begun and left',
      figures: [
        { name: 'begun and left', value: done, unit: 'count' },
        { name: 'refused', value: failures.length, unit: 'count' },
        { name: 'heap and buffers a login', value: (held(after) - held(before)) / Math.max(1, done), unit: 'bytes' },
        { name: 'resident before', value: before.rss, unit: 'bytes' },
        { name: 'resident after', value: after.rss, unit: 'bytes' },
      ],
      failures: ends,
    }
  } finally {
    await server.stop()
  }
}

const held = ({ heapUsed, external }: { heapUsed: number; external: number }) => heapUsed + external

async function failureOf(what: string, task: () => Promise<unknown>): Promise<string[]> {
  try {
    await task()
    return []
  } catch (error) {
    return [`${what}: ${error}`]
  }
}
