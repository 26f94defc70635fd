import { seen } from '../../tests/site/visitor.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin, leadsOn, manyLogins, wordFor } from '../logins.ts'
import { ownApp } from '../own-app.ts'
import { type Stage, someone } from '../stage.ts'

const HOUR = 3_600_000

async function differing(stage: Stage): Promise<readonly Check[]> {
  const { origin, servers } = await stage.pair()
  const count = stage.short ? 6 : 40
  const all = { ends: { 'logged in': count }, again: 0 }
  await servers[1].set(60_000)
  const checks = [same('logins with one clock 60 s ahead', await manyLogins(origin, count), all)]
  await servers[1].set(-120_000)
  checks.push(same('logins with one clock 60 s behind', await manyLogins(origin, count), all))
  await servers[1].set(60_000)

  const [there, under, app] = [someone(origin), someone(origin), await ownApp(origin)]
  await endOfLogin(there)
  const signIn = await under.begin('simple-example')
  const token = (await app.redeem(await app.code())).access_token ?? ''
  const before = await app.userinfo(token)
  for (const server of servers) await server.set(HOUR)
  const late = await under.answer(signIn, { persona: 'ada' })
  checks.push(same('an access token before, and an hour later', [before, await app.userinfo(token)], [200, 401]))
  checks.push(same('who was logged in', seen(await there.open('/app/simple-example/')), 'logged in'))
  checks.push(check(leadsOn(late), `a sign-in page that was open: ${wordFor(late)}`))
  checks.push(same('a login then', await endOfLogin(someone(origin)), 'logged in'))
  for (const server of servers) await server.set(-HOUR)
  checks.push(same('a login with the clocks set back', await endOfLogin(someone(origin)), 'logged in'))
  return [
    ...checks,
    same(
      'errors',
      servers.flatMap(({ errors }) => errors()),
      [],
    ),
  ]
}

export const clockFaults: readonly Fault[] = [
  {
    name: 'F7',
    done: 'The clock of one process 60 s ahead, then behind; both set an hour ahead, and back',
    holds: 'Logins end; nothing that has ended is taken; nobody is logged out by it',
    needs: ['redis'],
    run: differing,
  },
]
