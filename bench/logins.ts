import { type LoginServer, startLoginServer, warmUp } from './contestant.ts'
import type { Figure, Findings } from './figures.ts'
import { median, medianInterval } from './statistics.ts'

/** Few enough that warming up and thirty rounds stay within what the site takes in ten minutes. */
const load = { parallel: 8, count: 60 }

/**
 * Processor time of the server a login: the site beside the bare libraries, and beside the same libraries by the
 * cheapest means. The three take turns; a ratio is that of two rounds of the same turn.
 */
export async function logins(rounds: number): Promise<Findings> {
  const servers = [
    await startLoginServer('site', load),
    await startLoginServer('bare', load),
    await startLoginServer('tuned', load),
  ] as const
  const [site, bare, tuned] = servers
  try {
    const requests = await Promise.all(servers.map((server) => server.requestsPerLogin()))
    await warmUp(servers)
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const server of turn % 2 === 0 ? servers : servers.toReversed()) await server.measure()
    }
    return {
      title: `Logins: processor time each, ${rounds} rounds of ${load.count} in turns, ${load.parallel} at once`,
      figures: [
        { ...ratioOf('bare / site', bare, site), aim: 'at least 0.85' },
        ratioOf('tuned / site', tuned, site),
        ratioOf('tuned / bare', tuned, bare),
        ...servers.map((server) => timeOf(server)),
        ...servers.map(({ name }, index) => requestsOf(name, requests[index] ?? 0)),
      ],
      failures: servers.flatMap((server) => server.failures),
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

function ratioOf(name: string, one: LoginServer, other: LoginServer): Figure {
  return figureOf(
    name,
    'ratio',
    one.perLogin.map((value, turn) => value / (other.perLogin[turn] ?? Number.NaN)),
  )
}

function timeOf({ name, perLogin }: LoginServer): Figure {
  return figureOf(`${name}, a login`, 'ms', perLogin)
}

function requestsOf(name: string, value: number): Figure {
  return { name: `${name}, requests a login`, value, unit: 'count' }
}

function figureOf(name: string, unit: 'ratio' | 'ms', values: readonly number[]): Figure {
  const interval = medianInterval(values)
  return { name, unit, value: median(values), ...(interval && { interval }) }
}
