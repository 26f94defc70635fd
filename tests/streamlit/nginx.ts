import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach } from 'vitest'
import { endProcess } from './launch.ts'

export interface Nginx {
  /** All that it has written to its error log so far. */
  log(): string
  end(): Promise<void>
}

/** Debian's packages put it where a user's PATH does not lead. */
const binary = '/usr/sbin/nginx'

/** True where nginx is installed. Else the file's tests are skipped and say why; with REQUIRE_NGINX=1 they fail. */
export function needsNginx(): boolean {
  const told = `${binary} is not there (Debian: apt-get install nginx-light)`
  const isThere = isInstalled()
  if (!isThere && process.env['REQUIRE_NGINX'] === '1') throw new Error(told)
  if (!isThere) console.info(`Skipped, the tests with nginx: ${told}`)
  beforeEach(({ skip }) => {
    if (!isThere) skip(told)
  })
  return isThere
}

function isInstalled(): boolean {
  try {
    execFileSync(binary, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * Starts nginx with a file of its `conf.d`, as its user without any rights. Throws with its log when it ends.
 * @param ports where it then listens on 127.0.0.1
 */
export async function startNginx(conf: string, ports: readonly number[]): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'))
  const main = join(folder, 'nginx.conf')
  const errors = join(folder, 'error.log')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await writeFile(join(folder, 'site.conf'), conf)
  await writeFile(
    main,
    `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${errors};
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${folder}/site.conf;
}
`,
  )
  // For its workers, which are another user where root runs the tests.
  await chmod(folder, 0o711)
  const child = spawn(binary, ['-p', folder, '-e', errors, '-c', main], { stdio: 'ignore' })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const log = () => readFileSync(errors, 'utf8')
  for (const port of ports) {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`nginx ended:\n${log()}`)
      await wait(50)
    }
  }
  return {
    log,
    async end() {
      await endProcess(child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return isOpen
}
