import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.ts'
import { freePort, untilReady } from '../../tests/global-site.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

/** A site that can keep no file, and whose log goes where the disk is full. */
async function full(stage: Stage): Promise<readonly Check[]> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const disk = openSync('/dev/full', 'w')
  const site = spawn(process.execPath, [join(root, 'server.ts')], {
    cwd: root,
    stdio: ['ignore', disk, disk],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ...{ PORT: String(port), HOST: '127.0.0.1', PUBLIC_ORIGIN: origin },
      ...{ XDG_STATE_HOME: '/dev/null/nowhere', COOKIE_SECRET: '', PROVIDER_KEYS: '', REDIS_URL: '' },
    },
  })
  stage.atEnd(() => site.kill('SIGKILL'))
  await untilReady(origin, site)
  const refused = await fetch(`${origin}/guide/configure/`, { method: 'PROPFIND' })
  return [
    same('a refusal, which is logged', refused.status, 405),
    same('a login', await endOfLogin(someone(origin)), 'logged in'),
    check(site.exitCode === null, 'the process lives'),
  ]
}

export const fileFaults: readonly Fault[] = [
  {
    name: 'F13',
    done: 'A disk that is full, the log on it; nowhere to keep a file',
    holds: 'It starts, and logins end',
    needs: ['linux'],
    run: full,
  },
]
