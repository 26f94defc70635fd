import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listens, needsProxy, type ProxyServer, type RunningProxy, startProxy } from './proxy-server.ts'

/** Debian puts it where a user's PATH does not lead. */
const nginx: ProxyServer = { name: 'nginx', binary: '/usr/sbin/nginx', package: 'nginx-light' }

/** True where nginx is installed. Else the file's tests are skipped and say why; with REQUIRE_NGINX=1 they fail. */
export const needsNginx = (): boolean => needsProxy(nginx)

/**
 * Starts nginx with a file of its `conf.d`, as its user without any rights. Throws with its log when it ends.
 * @param ports where it then listens on 127.0.0.1
 */
export async function startNginx(conf: string, ports: readonly number[]): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'))
  const main = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await writeFile(join(folder, 'site.conf'), conf)
  await writeFile(
    main,
    `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
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
  return startProxy(nginx, {
    folder,
    args: ['-p', folder, '-e', 'stderr', '-c', main],
    isReady: async () => (await Promise.all(ports.map(listens))).every((isOpen) => isOpen),
  })
}
