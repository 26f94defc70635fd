import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { ServerProcess } from '../../bench/server-process.ts'
import { redisClient } from '../../src/lib/store/redis/client.ts'
import { freePort } from '../../tests/global-site.ts'
import { seen } from '../../tests/site/visitor.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin, leadsOn, wordFor } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

const [app, guide] = ['/app/simple-example/', '/guide/simple-example/']

/** What is in the log besides that the Redis was lost. */
function unexpected({ errors }: Pick<ServerProcess, 'errors'>): Check {
  return same(
    'rejections and uncaught errors',
    errors().filter((line) => !line.includes('"event":"store"')),
    [],
  )
}

/** Status and milliseconds of an answer. */
async function ask(origin: string, path: string): Promise<{ status: number; took: number }> {
  const begun = performance.now()
  const { status } = await fetch(origin + path, { headers: { 'x-forwarded-for': '198.51.200.1' } })
  return { status, took: performance.now() - begun }
}

/** Waits, as long as it takes, and gives the milliseconds that it took. */
async function until(origin: string, path: string, status: number): Promise<number> {
  const begun = performance.now()
  while ((await ask(origin, path)).status !== status) await wait(50)
  return performance.now() - begun
}

/** What holds while the Redis is away. */
async function without(origin: string, what: string, { short }: Stage): Promise<readonly Check[]> {
  await until(origin, app, 503)
  if (!short) await wait(30_000)
  const [page, login, ready] = await Promise.all([ask(origin, guide), ask(origin, app), ask(origin, '/readyz')])
  return [
    same(`${what}: guide, login, readiness`, [page.status, login.status, ready.status], [200, 503, 503]),
    check(short || login.took <= 1000, `the refusal takes ${login.took.toFixed(0)} ms`),
  ]
}

async function back(origin: string, { short }: Stage): Promise<readonly Check[]> {
  const took = await until(origin, '/readyz', 200)
  return [
    check(short || took <= 5000, `it is back after ${(took / 1000).toFixed(1)} s`),
    same('a login then', await endOfLogin(someone(origin)), 'logged in'),
  ]
}

async function away(stage: Stage): Promise<readonly Check[]> {
  const redis = await stage.redis()
  const site = await stage.site({ env: { REDIS_URL: redis.url } })
  redis.process.kill('SIGSTOP')
  const checks = [...(await without(site.origin, 'stopped', stage))]
  redis.process.kill('SIGCONT')
  checks.push(...(await back(site.origin, stage)))
  await redis.stop()
  checks.push(...(await without(site.origin, 'killed', stage)))
  await stage.redis([], Number(new URL(redis.url).port))
  checks.push(...(await back(site.origin, stage)))
  return [...checks, unexpected(site)]
}

/** A way to a Redis on which what comes from it takes its time. */
async function slowWay(stage: Stage, url: string) {
  const way = { milliseconds: 0 }
  const port = await freePort()
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    near.on('data', (bytes) => far.write(bytes))
    // In their order, also when they are to come sooner than those before them.
    let last = 0
    far.on('data', (bytes) => {
      last = Math.max(last, performance.now() + way.milliseconds)
      setTimeout(() => near.writable && near.write(bytes), Math.ceil(last - performance.now()))
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined).once('close', () => other.destroy())
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  stage.atEnd(() => server.close())
  return { url: `redis://127.0.0.1:${port}`, way }
}

async function slow(stage: Stage): Promise<readonly Check[]> {
  const { url, way } = await slowWay(stage, (await stage.redis()).url)
  const { origin, errors } = await stage.site({ env: { REDIS_URL: url } })
  way.milliseconds = stage.short ? 40 : 400
  const end = await endOfLogin(someone(origin))
  const checks = [same(`a login with ${way.milliseconds} ms for each answer`, end, 'logged in')]
  way.milliseconds = 2000
  checks.push(...(await without(origin, 'with 2,000 ms', stage)))
  way.milliseconds = 0
  return [...checks, ...(await back(origin, stage)), unexpected({ errors })]
}

async function flushed(stage: Stage): Promise<readonly Check[]> {
  const redis = await stage.redis()
  const { origin, errors } = await stage.site({ env: { REDIS_URL: redis.url } })
  const [there, under] = [someone(origin), someone(origin)]
  await endOfLogin(there)
  const signIn = await under.begin('simple-example')
  const client = await redisClient({ url: redis.url, prefix: '{}', onLost: () => undefined })
  for (const command of [['FLUSHALL'], ['SCRIPT', 'FLUSH']]) await client.connection.sendCommand(command)
  await client.close()
  const late = await under.answer(signIn, { persona: 'ada' })
  const out = await there.open(`${app}auth/logout`)
  return [
    check(leadsOn(late), `a login that was under way: ${wordFor(late)}`),
    same('an app whose login is in its cookie', seen(await someone(origin).open(app)), 'logged out'),
    check(leadsOn(out), `a logout: ${out.status}`),
    same('captures', (await there.open('/lab/simple-example/inspector')).status, 200),
    same('the guide', (await ask(origin, guide)).status, 200),
    same('new logins', [await endOfLogin(under), await endOfLogin(there)], ['logged in', 'logged in']),
    unexpected({ errors }),
  ]
}

export const redisFaults: readonly Fault[] = [
  {
    name: 'F3',
    done: 'Redis stopped for 30 s, then killed for 30 s, then back',
    holds: 'The guide goes on; logins get 503 within a second; all is back within five; no unhandled rejection',
    needs: ['redis'],
    run: away,
  },
  {
    name: 'F4',
    done: 'Redis takes 400 ms for each answer, then two seconds',
    holds: 'With 400 ms a login ends; with two seconds logins get 503 at once, and the guide goes on',
    needs: ['redis'],
    run: slow,
  },
  {
    name: 'F5',
    done: 'Redis flushed, its scripts too',
    holds: 'Every session ends with a page that leads on; apps, guide and new logins work',
    needs: ['redis'],
    run: flushed,
  },
]
