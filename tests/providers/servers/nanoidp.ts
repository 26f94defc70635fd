import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../global-site.ts'
import type { Client, RealProvider } from '../real-provider.ts'
import { startServer } from '../server-process.ts'

/** NanoIDP with one client and one person. JSON is YAML too. */
export async function startNanoidp(python: string, version: string, client: Client): Promise<RealProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'nanoidp-'))
  const clients = [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirectUri] }]
  const settings = { config_version: 1, server: { host: '127.0.0.1', port }, oauth: { issuer: origin, clients } }
  const password = 'a-password-of-the-tests'
  const users = { ada: { password, email: 'ada@acme.example', roles: ['USER'], groups: ['staff'] } }
  await writeFile(join(folder, 'settings.yaml'), JSON.stringify(settings))
  await writeFile(join(folder, 'users.yaml'), JSON.stringify({ config_version: 1, users }))
  const server = await startServer({
    command: python,
    args: ['-m', 'nanoidp', '--config', folder, '--port', String(port)],
    ready: `http://127.0.0.1:${port}/.well-known/openid-configuration`,
  })
  return {
    ...server,
    origin,
    version,
    metadataUrl: `${origin}/.well-known/openid-configuration`,
    answers: { username: 'ada', password },
    async end() {
      await server.end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
