import { type Contestant, login, pool } from './login.ts'
import { median, quantile, type Round, round } from './measure.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const rounds = 4
const load = { parallel: 16, duration: 6_000 }
const warmUp = { parallel: 16, duration: 3_000 }

interface Runner {
  readonly name: string
  readonly server: ServerProcess
  readonly login: () => Promise<number>
  readonly rounds: Round[]
  /** Processor time, in milliseconds, over all rounds. */
  cpu: number
}

/** Full logins a second, the site against the bare libraries, in turns. True when no login failed. */
export async function compareLogins(): Promise<boolean> {
  console.log(`Full logins, ${load.parallel} at once, ${rounds} rounds of ${load.duration / 1000} s each in turns`)
  const site = runner('site', await startServer('server.ts'), '/app/simple-example/')
  const bare = runner('bare', await startServer('bench/bare-server.ts'), '/app/bare/')
  try {
    for (const each of [site, bare]) {
      console.log(`  ${each.name}: ${await each.login()} requests a login`)
      await round(each.login, warmUp)
    }
    for (let turn = 0; turn < rounds; turn += 1) {
      for (const each of turn % 2 === 0 ? [site, bare] : [bare, site]) await measure(each)
    }
    const [ours, theirs] = [await report(site), await report(bare)]
    const ratio = (a: number, b: number) => (a / b).toFixed(2)
    console.log(
      `  site / bare: ${ratio(ours.speed, theirs.speed)} in logins/s, ${ratio(ours.cpu, theirs.cpu)} in processor time`,
    )
    return [site, bare].every((each) => each.rounds.every(({ failed }) => failed === 0))
  } finally {
    await Promise.all([site.server.stop(), bare.server.stop()])
  }
}

function runner(name: string, server: ServerProcess, home: string): Runner {
  const agent = pool()
  const contestant: Contestant = { origin: server.origin, home }
  return { name, server, login: () => login(agent, contestant), rounds: [], cpu: 0 }
}

async function measure(each: Runner): Promise<void> {
  const before = await each.server.usage()
  each.rounds.push(await round(each.login, load))
  const after = await each.server.usage()
  each.cpu += (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000
}

/** Prints a contestant's lines and gives its median of logins a second and its processor time a login. */
async function report({ name, server, rounds: all, cpu }: Runner): Promise<{ speed: number; cpu: number }> {
  const speed = median(all.map(({ perSecond }) => perSecond))
  const times = all.flatMap((each) => each.times)
  const failed = all.reduce((sum, each) => sum + each.failed, 0)
  const { rss } = await server.usage()
  console.log(
    `  ${name}: ${speed.toFixed(0)} logins/s (${all.map(({ perSecond }) => perSecond.toFixed(0)).join(', ')}), ` +
      `p50 ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms, ` +
      `${(cpu / times.length).toFixed(1)} ms of processor each, ${failed} failed, RSS ${(rss / 2 ** 20).toFixed(0)} MB`,
  )
  const failure = all.find((each) => each.failure !== null)?.failure
  if (failure) console.log(`  first failure: ${failure}`)
  return { speed, cpu: cpu / times.length }
}
