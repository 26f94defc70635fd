import { setTimeout as wait } from 'node:timers/promises'
import { type Check, check, type Fault, same } from '../fault.ts'
import { manyLogins } from '../logins.ts'
import { ownApp } from '../own-app.ts'
import type { Stage } from '../stage.ts'

/** Twenty redemptions of one code at once, over both processes. */
async function race(app: Awaited<ReturnType<typeof ownApp>>): Promise<readonly Check[]> {
  const code = await app.code()
  const all = await Promise.all(Array.from({ length: 20 }, () => app.redeem(code)))
  const tokens = all.flatMap(({ access_token }) => access_token ?? [])
  const alive = (await Promise.all(tokens.map((token) => app.userinfo(token)))).filter((status) => status === 200)
  const odd = all.filter(({ status }) => status !== 200 && status !== 400)
  return [
    check(tokens.length <= 1 && alive.length === 0, `${tokens.length} of 20 redeemed, ${alive.length} tokens alive`),
    same('answers that are neither 200 nor 400', odd.length, 0),
  ]
}

async function blocked(stage: Stage): Promise<readonly Check[]> {
  const { origin, servers } = await stage.pair()
  const app = await ownApp(origin)
  const held = servers[0].block(stage.short ? 1000 : 2000)
  await wait(50)
  const probe = fetch(`${servers[0].origin}/readyz`, { signal: AbortSignal.timeout(200) })
  const ready = await probe.then(
    ({ status }) => String(status),
    () => 'no answer',
  )
  const logins = await manyLogins(origin, 12)
  await held
  const again = servers[0].block(stage.short ? 500 : 2000)
  const raced = await race(app)
  await again
  return [
    check(stage.short || ready === 'no answer', `readiness while it is blocked: ${ready}`),
    same('logins', logins, { ends: { 'logged in': 12 }, again: 0 }),
    ...raced,
    same(
      'errors',
      servers.flatMap(({ errors }) => errors()),
      [],
    ),
  ]
}

export const codeFaults: readonly Fault[] = [
  {
    name: 'F12',
    done: 'Twenty redemptions of one code at once, over two processes',
    holds: 'At most one succeeds, and no token stays alive',
    needs: ['redis'],
    async run(stage) {
      const app = await ownApp((await stage.pair()).origin)
      const checks: Check[] = []
      for (let round = 0; round < (stage.short ? 2 : 10); round += 1) checks.push(...(await race(app)))
      return checks
    },
  },
  {
    name: 'F17',
    done: 'The event loop of one of two processes blocked for two seconds',
    holds: 'It is not ready meanwhile; all logins end; no code is redeemed twice',
    needs: ['redis'],
    run: blocked,
  },
]
