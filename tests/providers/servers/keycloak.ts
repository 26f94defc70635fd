import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { KeycloakEnv } from '../../../scripts/keycloak-env.ts'
import { freePort } from '../../global-site.ts'
import { type MadeByStart, madeByStart } from '../made-by-start.ts'
import type { Client, RealProvider } from '../real-provider.ts'
import { startServer } from '../server-process.ts'

const person = { username: 'ada', password: 'a-password-of-the-tests' } as const
const realm = 'sample'
/** The same, with the address of the browser's side as its "Frontend URL". */
export const realmWithFrontendUrl = 'sample-with-frontend-url'
/** With a client to the letter of the checklist that /start/ makes. */
export const realmByChecklist = 'by-the-checklist'

/**
 * Keycloak with two realms, as its console would make them: a confidential client with the standard flow and one redirect
 * URI, a person in a group, everything else as it comes. The database is in memory.
 */
export async function startKeycloak(
  { home, version }: Extract<KeycloakEnv, { ok: true }>,
  client: Client,
): Promise<RealProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const password = randomBytes(16).toString('hex')
  const server = await startServer({
    command: 'sh',
    args: [
      join(home, 'bin/kc.sh'),
      'start',
      '--optimized',
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      '--hostname-strict=false',
      '--log-level=warn',
    ],
    env: {
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: password,
      // It serves a handful of requests: compiling little saves more than it costs.
      JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m -XX:TieredStopAtLevel=1',
    },
    ready: `http://127.0.0.1:${port}/realms/master`,
  })
  try {
    const token = await adminToken(origin, password)
    await makeRealm(origin, token, client, { realm })
    await makeRealm(origin, token, client, { realm: realmWithFrontendUrl, attributes: { frontendUrl: origin } })
    const { port: appPort } = new URL(client.redirectUri)
    const typed = { host: origin, realm: realmByChecklist, port: appPort, clientSecret: client.secret }
    await makeRealm(origin, token, client, { realm: realmByChecklist }, byChecklist(madeByStart(typed)))
  } catch (error) {
    const said = server.log()
    await server.end()
    throw new Error(`Keycloak took no realm:\n${said}`, { cause: error })
  }
  return {
    ...server,
    origin,
    version,
    metadataUrl: `${origin}/realms/${realm}/.well-known/openid-configuration`,
    answers: person,
  }
}

/** Of the person in each realm, so that a login comes out the same each time. */
const ids: Readonly<Record<string, string>> = {
  [realm]: 'b1c6f3a2-5d07-4d3e-9a11-6c0f2f8e7d45',
  [realmWithFrontendUrl]: '5e0f9d61-7c3b-4a58-8f27-93d2a1b64c0e',
  [realmByChecklist]: '0d2b8c17-3f6a-4e59-b0c4-7a91e5d3f862',
}

async function adminToken(origin: string, password: string): Promise<string> {
  const form = { grant_type: 'password', client_id: 'admin-cli', username: 'admin', password }
  const url = `${origin}/realms/master/protocol/openid-connect/token`
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  const { access_token: token } = Object(await answer.json())
  if (typeof token !== 'string') throw new Error(`the token endpoint answered with ${answer.status}`)
  return token
}

/** A client as a reader makes it who types the checklist into the console. */
function byChecklist({ entered }: MadeByStart): Readonly<Record<string, unknown>> {
  return {
    clientId: entered('Client ID')[0],
    redirectUris: entered('Valid redirect URIs'),
    attributes: { 'post.logout.redirect.uris': entered('Valid post logout redirect URIs').join('##') },
  }
}

async function makeRealm(
  origin: string,
  token: string,
  { id, secret, redirectUri }: Client,
  settings: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const group = 'staff'
  const user = {
    id: ids[String(settings['realm'])],
    username: person.username,
    email: 'ada@acme.example',
    emailVerified: true,
    firstName: 'Ada',
    lastName: 'Lovelace',
    enabled: true,
    groups: [`/${group}`],
    credentials: [{ type: 'password', value: person.password, temporary: false }],
  }
  const plain = { clientId: id, secret, redirectUris: [redirectUri], standardFlowEnabled: true, publicClient: false }
  const app = { ...plain, ...changes }
  const answer = await fetch(`${origin}/admin/realms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...settings, enabled: true, groups: [{ name: group }], users: [user], clients: [app] }),
  })
  if (answer.status !== 201) throw new Error(`the realm was answered with ${answer.status}: ${await answer.text()}`)
}
