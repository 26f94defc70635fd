import { join } from 'node:path'
import { type ServerOptions, type ServerProcess, startServer } from '../bench/server-process.ts'
import { root } from '../scripts/run.ts'
import { startRedis, type TestRedis } from '../src/lib/store/redis/testing.ts'
import { freePort } from '../tests/global-site.ts'
import { roundRobin } from '../tests/site/round-robin.ts'
import { type Visitor, type VisitorOptions, visitor } from '../tests/site/visitor.ts'

/** How the faults are run. */
export interface Plan {
  /** Few of each, and nothing that depends on how fast the machine is. */
  readonly short: boolean
  /** How long each attack lasts, in seconds. */
  readonly seconds: number
  /** The folder of an earlier release that has been built. */
  readonly previous: string | null
}

/** What a fault is given: sites of its own, which end with it. */
export interface Stage extends Plan {
  /** A built site, one process, behind one proxy that is played by who asks, with the limits of a public one. */
  site(options?: ServerOptions): Promise<ServerProcess>
  /** One for faults that harm nobody else there: in the short form they share it. */
  shared(): Promise<ServerProcess>
  redis(args?: readonly string[], port?: number): Promise<TestRedis>
  /** Two processes of one site and their Redis, behind a proxy that gives each request to the next one. */
  pair(env?: readonly [NodeJS.ProcessEnv, NodeJS.ProcessEnv]): Promise<Pair>
  /** Is done when the fault is over, the last one first. */
  atEnd(task: () => unknown): void
}

export interface Pair {
  readonly origin: string
  readonly servers: readonly [ServerProcess, ServerProcess]
  readonly redis: TestRedis
}

/** As a public site has it: one proxy in front, and an address has its share. */
const publicLimits = { PROXY_HOPS: '1', RATE_LIMITS: 'on' } as const

/** Secrets that every process of a site has, so that one can take another's place. */
export const cookieSecret = 'a cookie secret of the injected faults, made up'

/** What faults share, once it is asked for; ends with the process. */
let common: Promise<ServerProcess> | undefined

function startSite({ env = {}, ...options }: ServerOptions = {}): Promise<ServerProcess> {
  return startServer('server.ts', {
    ...options,
    env: {
      ...publicLimits,
      MOVABLE_CLOCK: '1',
      COOKIE_SECRET: cookieSecret,
      REDIS_URL: '',
      XDG_STATE_HOME: join(root, '.cache/state-of-faults'),
      ...env,
    },
  })
}

/** @returns the stage, and how to clear it */
export function makeStage(plan: Plan): { stage: Stage; clear: () => Promise<void> } {
  const tasks: (() => unknown)[] = []
  const atEnd = (task: () => unknown) => void tasks.push(task)
  const site: Stage['site'] = async (options) => {
    const server = await startSite(options)
    atEnd(() => void server.process.kill('SIGKILL'))
    return server
  }
  const shared = () => {
    if (!plan.short) return site()
    common ??= startSite()
    return common
  }
  const redis: Stage['redis'] = async (args, port) => {
    const started = await startRedis(args, port ?? (await freePort()))
    if (started === null) throw new Error('there is no redis-server')
    atEnd(() => started.stop())
    return started
  }
  const pair: Stage['pair'] = async (env = [{}, {}]) => {
    const kept = await redis()
    const [front, one, other] = await Promise.all([freePort(), freePort(), freePort()])
    const origin = `http://localhost:${front}`
    const start = (port: number, more: NodeJS.ProcessEnv) =>
      site({ port, env: { PUBLIC_ORIGIN: origin, REDIS_URL: kept.url, ...more } })
    const servers = await Promise.all([start(one, env[0]), start(other, env[1])])
    const proxy = await roundRobin(front, [one, other])
    atEnd(proxy.close)
    return { origin, servers, redis: kept }
  }
  const clear = async () => {
    for (const task of tasks.splice(0).reverse()) await task()
  }
  return { stage: { ...plan, site, shared, redis, pair, atEnd }, clear }
}

let asked = 0

/** A visitor from an address that nobody else has. */
export function someone(origin: string, options: VisitorOptions = {}): Visitor {
  asked += 1
  return visitor(origin, { address: `198.51.${100 + (asked >> 8)}.${asked & 255}`, ...options })
}
