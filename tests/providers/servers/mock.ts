import { freePort } from '../../global-site.ts'
import type { RealProvider } from '../real-provider.ts'
import { startServer } from '../server-process.ts'

/** oidc-provider-mock, which takes any client; the person is known to it with some claims. */
export async function startMock(python: string, version: string): Promise<RealProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const ada = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@acme.example', email_verified: true, groups: ['staff'] }
  const server = await startServer({
    command: python,
    args: ['-m', 'oidc_provider_mock', '--port', String(port), '--user-claims', JSON.stringify(ada)],
    ready: `http://127.0.0.1:${port}/.well-known/openid-configuration`,
  })
  const metadataUrl = `${origin}/.well-known/openid-configuration`
  return { ...server, origin, version, metadataUrl, answers: { sub: 'ada' } }
}
