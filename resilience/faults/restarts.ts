import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { quickPlays } from '../../bench/quick-plays.ts'
import type { ServerProcess } from '../../bench/server-process.ts'
import { logIn } from '../../tests/site/visitor.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin, leadsOn, wordFor } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

/** A login is eight requests: the app's page and its login, two at the provider, two for the form, callback, page. */
const between = { all: [2, 3, 4, 5, 6, 7, 8], few: [5, 7] } as const

/** A site that can be killed and started again at the same address. */
async function mortal(stage: Stage, env: NodeJS.ProcessEnv) {
  let site: ServerProcess = await stage.site({ env })
  const { origin } = site
  const port = Number(new URL(origin).port)
  const restart = async () => {
    const ended = once(site.process, 'exit')
    site.process.kill('SIGKILL')
    await ended
    site = await stage.site({ env, port })
  }
  return { origin, restart }
}

/** Logins that are each interrupted before another of their requests. */
async function interrupted(stage: Stage, env: NodeJS.ProcessEnv) {
  const { origin, restart } = await mortal(stage, env)
  const ends: string[] = []
  const checks: Check[] = []
  for (const at of stage.short ? between.few : between.all) {
    let asked = 0
    const before = async () => {
      asked += 1
      if (asked === at) await restart()
    }
    const browser = someone(origin, { before })
    const page = await logIn(browser, 'simple-example')
    ends.push(wordFor(page))
    checks.push(check(leadsOn(page), `killed before request ${at}: ${wordFor(page)}`))
    checks.push(same('then', await endOfLogin(browser), 'logged in'))
  }
  return { ends, checks }
}

async function stopped(stage: Stage): Promise<readonly Check[]> {
  const { origin, process } = await stage.site()
  const { host, port } = new URL(origin)
  const half = connect(Number(port), '127.0.0.1')
  half.write(`POST /provider/acme/token HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 40\r\n\r\ngrant_type=`)
  const addresses = ['/app/simple-example/', '/guide/configure/', ...(stage.short ? [] : quickPlays)]
  const begun = Array.from({ length: 24 }, (_, at) => fetch(origin + addresses[at % addresses.length]))
  await wait(300)
  const [from, ended] = [performance.now(), once(process, 'exit')]
  process.kill('SIGTERM')
  half.write('authorization_code&code=no-code-at-all')
  const answers = await Promise.allSettled(begun.map(async (one) => (await one).text()))
  const broken = answers.flatMap((one) => (one.status === 'rejected' ? String(one.reason.cause ?? one.reason) : []))
  const last = /^HTTP\/1\.1 (\d{3})/.exec(await text(half))?.[1]
  const [code] = await ended
  const took = (performance.now() - from) / 1000
  return [
    same('requests under way that were not answered', broken, []),
    check(last !== undefined && last < '500', `a form that was half sent: ${last}`),
    same('exit code', code, 0),
    check(stage.short || took <= 10, `ended in ${took.toFixed(1)} s`),
  ]
}

export const restarts: readonly Fault[] = [
  {
    name: 'F1-memory',
    done: 'kill -9 between each two requests of a login, the store in memory',
    holds: 'A page that leads on, no error of the server; the next login ends',
    run: async (stage) => (await interrupted(stage, {})).checks,
  },
  {
    name: 'F1-redis',
    done: 'kill -9 between each two requests of a login, the store in Redis',
    holds: 'The login goes on to its end',
    needs: ['redis'],
    async run(stage) {
      const { ends, checks } = await interrupted(stage, { REDIS_URL: (await stage.redis()).url })
      return [...checks, same('ends', [...new Set(ends)], ['logged in'])]
    },
  },
  {
    name: 'F2',
    done: 'SIGTERM while requests are under way, one of them half sent',
    holds: 'All are answered; exit code 0 within ten seconds',
    run: stopped,
  },
]
