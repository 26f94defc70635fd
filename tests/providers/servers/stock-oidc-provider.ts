import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from '../../global-site.ts'
import type { Client, RealProvider } from '../real-provider.ts'

/**
 * oidc-provider as its own example starts it: default prompts, its own bare pages, keys and cookies of its own. It knows
 * an account of any name, whose claims have the name in them.
 */
export async function startStockOidcProvider(version: string, client: Client): Promise<RealProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [client.redirectUri],
      },
    ],
    cookies: { keys: ['a-cookie-key-of-the-tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: accountId, email: `${accountId}@acme.example`, email_verified: true }),
    }),
  })
  const server = createServer(provider.callback()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin,
    version,
    metadataUrl: `${origin}/.well-known/openid-configuration`,
    answers: { login: 'ada', password: 'any' },
    log: () => '',
    async end() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
