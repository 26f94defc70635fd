import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../global-site.ts'
import type { Client, RealProvider } from '../real-provider.ts'
import { startServer } from '../server-process.ts'

const script = fileURLToPath(new URL('run_canaille.py', import.meta.url))

/** Canaille with one client, which is not trusted: it asks for consent. */
export async function startCanaille(python: string, version: string, client: Client): Promise<RealProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const password = 'a-password-of-the-tests'
  const given = { port, client, password, secret_key: randomBytes(32).toString('hex') }
  const server = await startServer({
    command: python,
    args: [script, JSON.stringify(given)],
    ready: `${origin}/.well-known/openid-configuration`,
  })
  const metadataUrl = `${origin}/.well-known/openid-configuration`
  return { ...server, origin, version, metadataUrl, answers: { login: 'ada', password }, presses: ['accept', 'logout'] }
}
