import { once } from 'node:events'
import type { ServerProcess } from '../../bench/server-process.ts'
import { makeProviderKeys } from '../../src/server/make-provider-keys.ts'
import { seen } from '../../tests/site/visitor.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin, leadsOn, manyLogins } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

type Keys = Awaited<ReturnType<typeof makeProviderKeys>>

/** Several keys of each provider: the first signs, all are published. */
function keyList(...sets: readonly Keys[]): { PROVIDER_KEYS: string } {
  const names = Object.keys(sets[0] ?? {})
  const of = (name: string) => ({ keys: sets.flatMap((set) => set[name]?.keys ?? []) })
  return { PROVIDER_KEYS: JSON.stringify(Object.fromEntries(names.map((name) => [name, of(name)]))) }
}

/** Ends a process as an operator does, and starts it anew at its place. */
async function replaced(stage: Stage, old: ServerProcess, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const ended = once(old.process, 'exit')
  old.process.kill('SIGTERM')
  await ended
  return stage.site({ env, port: Number(new URL(old.origin).port) })
}

async function rotated(stage: Stage): Promise<readonly Check[]> {
  const [old, next] = [await makeProviderKeys(), await makeProviderKeys()]
  const steps = [keyList(old), keyList(old, next), keyList(next, old), keyList(next)] as const
  const pair = await stage.pair([steps[1], steps[2]])
  const { origin, redis } = pair
  const beside = await manyLogins(origin, stage.short ? 6 : 40)
  const checks = [same('logins while the two sign with different keys', beside, all(stage.short ? 6 : 40))]
  checks.push(
    same(
      'errors',
      pair.servers.flatMap(({ errors }) => errors()),
      [],
    ),
  )
  const browser = someone(origin)
  await endOfLogin(browser)
  // Without an overlap: both processes know the next key alone.
  const env = { PUBLIC_ORIGIN: origin, REDIS_URL: redis.url }
  const signIn = await someone(origin).begin('simple-example')
  for (const server of pair.servers) await replaced(stage, server, { ...env, ...steps[3] })
  const late = await someone(origin).answer(signIn, { persona: 'ada' })
  const out = await browser.open('/app/simple-example/auth/logout')
  checks.push(same('logins when the old key is gone', await manyLogins(origin, 4), all(4)))
  checks.push(check(leadsOn(late), `another browser’s answer to a sign-in page: ${late.status}`))
  checks.push(check(leadsOn(out), `a logout with an ID token of the old key: ${out.status}`))
  return checks
}

const all = (count: number) => ({ ends: { 'logged in': count }, again: 0 })

async function cookieKeys(stage: Stage): Promise<readonly Check[]> {
  const [one, other] = ['the-first-cookie-secret-of-this-fault', 'the-second-cookie-secret-of-this-fault']
  const env = { REDIS_URL: (await stage.redis()).url }
  let site = await stage.site({ env: { ...env, COOKIE_SECRET: one } })
  const { origin } = site
  const browser = someone(origin)
  const captured = async () => (await browser.open('/lab/simple-example/inspector?tab=http')).text.includes('code=')
  await endOfLogin(browser)
  const first = await captured()
  site = await replaced(stage, site, { ...env, COOKIE_SECRET: other, COOKIE_SECRETS_BEFORE: one })
  const then = [await captured(), seen(await browser.open('/app/simple-example/')), await endOfLogin(browser)]
  site = await replaced(stage, site, { ...env, COOKIE_SECRET: 'a-third-one-that-knows-nothing-of-those' })
  const last = [seen(await browser.open('/app/simple-example/')), await endOfLogin(browser)]
  return [
    same('captures before', first, true),
    same('a new key: captures of before, app, login', then, [true, 'logged out', 'logged in']),
    same('the old keys gone: app, login', last, ['logged out', 'logged in']),
    same('errors', site.errors(), []),
  ]
}

export const secretFaults: readonly Fault[] = [
  {
    name: 'F6',
    done: 'The signing keys of the providers changed: with both keys known, and without an overlap',
    holds: 'No login fails; whoever was under way has a page that leads on',
    needs: ['redis'],
    run: rotated,
  },
  {
    name: 'F16',
    done: 'The cookie secret changed, with the old one known, then without',
    holds: 'Visitors stay known at the first step; at the second everybody is logged out cleanly',
    needs: ['redis'],
    run: cookieKeys,
  },
]
