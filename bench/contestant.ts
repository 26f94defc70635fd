import { login, pool } from './login.ts'
import { type Load, round } from './round.ts'
import { startServer } from './server-process.ts'
import { median } from './statistics.ts'

/** A server in a process of its own, and what its logins have taken so far. */
export interface LoginServer {
  readonly name: string
  /** Milliseconds of the server's processor time a login, one number a round. */
  readonly perLogin: number[]
  readonly failures: string[]
  /** Runs a round and adds what it took to `perLogin`. */
  readonly measure: () => Promise<void>
  readonly requestsPerLogin: () => Promise<number>
  readonly stop: () => Promise<void>
}

const scripts = {
  site: { script: 'server.ts', home: '/app/simple-example/' },
  bare: { script: 'bench/bare-server.ts', home: '/app/bare/' },
  tuned: { script: 'bench/tuned-server.ts', home: '/app/bare/' },
} as const

export async function startLoginServer(name: keyof typeof scripts, load: Load): Promise<LoginServer> {
  const { script, home } = scripts[name]
  const server = await startServer(script)
  const contestant = { origin: server.origin, home }
  const agent = pool()
  const perLogin: number[] = []
  const failures: string[] = []
  return {
    name,
    perLogin,
    failures,
    measure: async () => {
      const before = await server.cpu()
      const { done, failures: failed } = await round(() => login(agent, contestant), load)
      perLogin.push(((await server.cpu()) - before) / done)
      failures.push(...failed)
    },
    requestsPerLogin: async () => (await login(agent, contestant)).requests,
    stop: server.stop,
  }
}

const settled = { least: 16, rounds: 4, within: 0.03, most: 30 } as const

/**
 * Runs rounds, in turns, until those of the last ones are no quicker than those before them in any server, and forgets
 * what they took: until then the compiler is still at work. Bounded, since a busy machine never comes to rest.
 */
export async function warmUp(servers: readonly LoginServer[]): Promise<void> {
  for (let turn = 0; turn < settled.most && !servers.every(hasSettled); turn += 1) {
    for (const server of servers) await server.measure()
  }
  for (const server of servers) server.perLogin.length = 0
}

function hasSettled({ perLogin }: LoginServer): boolean {
  const { least, rounds, within } = settled
  if (perLogin.length < least) return false
  return median(perLogin.slice(-rounds)) > (1 - within) * median(perLogin.slice(-2 * rounds, -rounds))
}
