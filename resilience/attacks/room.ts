import { login } from '../../bench/login.ts'
import { appConfig } from '../../src/lib/sample-app/app-config.ts'
import { scenarios } from '../../src/lib/sample-app/scenarios/index.ts'
import { userCookie } from '../../src/lib/streamlit/set-cookie.ts'
import { signCookie } from '../../src/lib/streamlit/signed-cookie.ts'
import { cookieSecret } from '../stage.ts'
import type { Attack } from './attack.ts'
import { again, send, visitorCookie } from './send.ts'

const home = '/app/simple-example/'

/** Signed as the app itself signs: the dearest cookie, since what is not signed is not unfolded. */
function bigCookie(origin: string): string {
  const scenario = scenarios.find(({ slug }) => slug === 'simple-example')
  if (!scenario) throw new Error('no such app')
  const { cookieSecret: secret } = appConfig({ origin, https: false, cookieSecret }, scenario)
  const value = JSON.stringify({ origin, is_logged_in: true, name: 'x'.repeat(900_000) })
  return signCookie({ name: userCookie, value, secret, now: Math.floor(Date.now() / 1000) })
}

const authorization = (origin: string, more: Readonly<Record<string, string>>) =>
  `/provider/acme/auth?${new URLSearchParams({
    ...{ response_type: 'code', client_id: 'simple-example', scope: 'openid', state: 's', nonce: 'n' },
    ...{ redirect_uri: `${origin}${home}oauth2callback`, ...more },
  })}`

/** Whoever wants to take the room that others need. */
export const roomAttacks: readonly Attack[] = [
  {
    name: 'room-cookies',
    done: 'pages of an app, asked for with a signed cookie of 1.4 kB that unfolds to 900 kB',
    ...{ parallel: 8, perSecond: 200, few: 60 },
    async begin(attacker) {
      const visitor = await visitorCookie(attacker)
      const cookie = `${visitor}; ${userCookie}=${bigCookie(attacker.origin)}`
      return again(attacker, home, { headers: { cookie } })
    },
  },
  {
    name: 'room-requests',
    done: 'authorization requests of 7.8 kB',
    ...{ parallel: 8, perSecond: 200, few: 100 },
    begin: async (attacker) => {
      // The longest parameters that are taken, and beyond them what nobody reads.
      const filler = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`x${at}`, 'x'.repeat(480)]))
      return again(attacker, authorization(attacker.origin, { state: 'x'.repeat(500), ...filler }))
    },
  },
  {
    name: 'room-newcomers',
    done: 'pages of an app, asked for without a cookie',
    ...{ parallel: 8, perSecond: 200, few: 200 },
    begin: async (attacker) => again(attacker, home),
  },
  {
    name: 'room-client',
    done: 'authorization requests with the client_id of another’s own app',
    ...{ parallel: 8, perSecond: 200, few: 130 },
    begin: async (attacker) => {
      const own = { client_id: attacker.clientId, redirect_uri: 'http://localhost:8501/oauth2callback' }
      return again(attacker, authorization(attacker.origin, { ...own, state: 'x'.repeat(500) }))
    },
  },
  {
    name: 'room-logins',
    done: 'whole logins',
    ...{ parallel: 8, perSecond: 20, few: 30 },
    begin: async ({ agent, origin, sent }) => {
      const one = () => login(agent, { origin, home }, sent)
      return () => one().then(() => 'logged in', whyNot)
    },
  },
  {
    name: 'registrations',
    done: 'registrations of apps',
    ...{ parallel: 8, perSecond: 200, few: 60 },
    begin: async (attacker) => {
      const app = { client_name: 'One of many', redirect_uris: ['http://localhost:8501/oauth2callback'] }
      const sending = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(app) }
      return async () => String((await send(attacker, '/provider/acme/reg', sending)).status)
    },
  },
]

function whyNot(error: unknown): string {
  return /\b(\d{3})\b/.exec(String(error))?.[1] ?? 'broken off'
}
