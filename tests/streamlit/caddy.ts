import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { listens, needsProxy, type ProxyServer, type RunningProxy, startProxy } from './proxy-server.ts'

const caddy: ProxyServer = { name: 'Caddy', binary: '/usr/bin/caddy', package: 'caddy' }

/** True where Caddy is installed. Else the file's tests are skipped and say why; with REQUIRE_CADDY=1 they fail. */
export const needsCaddy = (): boolean => needsProxy(caddy)

/**
 * Starts Caddy with a Caddyfile as it is. What differs from a server stands before it, in options for all sites: free
 * ports of this machine, and certificates of an authority that Caddy makes for itself, so that it asks nobody for one.
 * @param host a site of the file; it answers over TLS when this returns
 */
export async function startCaddy(
  caddyfile: string,
  { http, https, host }: { readonly http: number; readonly https: number; readonly host: string },
): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'caddy-'))
  const options = `{
  admin off
  http_port ${http}
  https_port ${https}
  default_bind 127.0.0.1
  local_certs
  skip_install_trust
}
`
  await writeFile(join(folder, 'Caddyfile'), options + caddyfile)
  return startProxy(caddy, {
    folder,
    args: ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
    // It keeps certificates and its last configuration there.
    env: { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') },
    isReady: async () => (await listens(http)) && (await hasCertificate(https, host)),
  })
}

/** Caddy listens before it has made its certificate. */
async function hasCertificate(port: number, servername: string): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false })
  const has = await once(socket, 'secureConnect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return has
}
