import { freePort } from '../../tests/global-site.ts'
import { roundRobin } from '../../tests/site/round-robin.ts'
import { type Fault, same } from '../fault.ts'
import { manyLogins } from '../logins.ts'

export const versionFaults: readonly Fault[] = [
  {
    name: 'F15',
    done: 'One of two processes runs an earlier release',
    holds: 'No login fails',
    needs: ['redis', 'previous'],
    async run(stage) {
      const [front, one, other] = await Promise.all([freePort(), freePort(), freePort()])
      const env = { PUBLIC_ORIGIN: `http://localhost:${front}`, REDIS_URL: (await stage.redis()).url }
      await stage.site({ port: one, env })
      await stage.site({ port: other, env, folder: stage.previous ?? '' })
      const proxy = await roundRobin(front, [one, other])
      stage.atEnd(proxy.close)
      const count = stage.short ? 10 : 100
      return [same('logins', await manyLogins(env.PUBLIC_ORIGIN, count), { ends: { 'logged in': count }, again: 0 })]
    },
  },
]
