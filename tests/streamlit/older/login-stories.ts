import { createHash } from 'node:crypto'
import type { Person } from '../differential/browser.ts'
import { person } from '../differential/scenarios/people.ts'
import { sharedWith } from '../differential/setups.ts'
import { type OlderApp, type OlderPython, withApp } from './older-app.ts'
import { Visitor } from './visitor.ts'

/** What was seen of each topic, in words of these stories. */
export type Seen = Readonly<Record<string, string>>

const user = '_streamlit_user'

/** Whether a Set-Cookie line brings somebody in; others take away what lies under another path. */
const setsUser = (line: string) => new RegExp(`^${user}="?[^";]`).test(line)

/** What one app with a usual `[auth]` and a base path tells: cookies, messages, lines of the log. */
export async function askLogins(older: OlderPython): Promise<Seen> {
  return withApp(older, sharedWith({ expose_tokens: '["id", "access"]' }), async (app) => ({
    ...(await askOne(app)),
    'log-of-denial': await lineAfter(app, async (visitor) => void (await visitor.login('deny'))),
    'log-of-missing-provider': await lineAfter(app, async (visitor) => {
      await visitor.get(visitor.at('oauth2callback?code=x&state=unknown'))
    }),
    'two-tabs': await twoTabs(app),
    'old-cookies': await oldCookies(app),
    'groups-100': await withGroups(app, 100),
    'groups-200': await withGroups(app, 200),
  }))
}

async function askOne(app: OlderApp): Promise<Seen> {
  const visitor = new Visitor(app)
  const { request, callback } = await visitor.begin()
  if (request === null || callback === null) throw new Error('the login did not reach the provider')
  const answer = await visitor.get(callback)
  const line = answer.setCookies.find(setsUser) ?? ''
  const shown = (await visitor.user()) ?? {}
  const told = [shown['tokens'] ? `st.user.tokens has ${shown['tokens']}` : 'no st.user.tokens']
  if (shown['provider'] !== undefined) told.push('st.user.provider')
  if (answer.setCookies.some((one) => one.startsWith(`${user}_tokens=`))) told.push('a cookie of tokens')
  const out = await visitor.logout()
  return {
    login: shown['is_logged_in'] === true ? 'works' : 'fails',
    'cookie-format': formatOf(line),
    lifetime: lifetimeOf(line),
    'cookie-path': /; *path=([^;]*)/i.exec(line)?.[1] === app.base ? 'the base path' : pathOf(line, app),
    pkce: request.searchParams.get('code_challenge_method') ?? 'none',
    tokens: told.join(', '),
    'provider-logout': out.location?.includes('/session/end') ? 'end_session_endpoint' : 'start page',
    server: await serverOf(app),
  }
}

function formatOf(line: string): string {
  const value = /^[^=]*="?([^";]*)/.exec(line)?.[1] ?? ''
  if (/^2\|1:0\|/.test(value)) return 'Tornado'
  return /^\.?[\w=-]+\.[\w-]+\.[\w-]+$/.test(value) ? 'itsdangerous' : `another: ${value.slice(0, 12)}`
}

function lifetimeOf(line: string): string {
  const seconds = /; *max-age=(\d+)/i.exec(line)?.[1]
  const date = /; *expires=([^;]+)/i.exec(line)?.[1]
  if (seconds === undefined && date === undefined) return 'browser session'
  const left = seconds === undefined ? (Date.parse(date ?? '') - Date.now()) / 1000 : Number(seconds)
  return `${Math.round(left / 86_400)} days`
}

function pathOf(line: string, { base }: OlderApp): string {
  const path = /; *path=([^;]*)/i.exec(line)?.[1] ?? ''
  return `${path}/` === base ? 'the base path' : path
}

async function serverOf({ origin, base, port }: OlderApp): Promise<string> {
  const answer = await fetch(new URL(`${base}_stcore/health`, origin.replace('localhost', '127.0.0.1')))
  await answer.body?.cancel()
  return `${port > 0 ? (answer.headers.get('server') ?? 'unnamed') : ''}`.replace(/\/.*/, '')
}

/** The last line of Streamlit's own that a story leaves in the log. */
async function lineAfter(app: OlderApp, story: (visitor: Visitor) => Promise<void>): Promise<string> {
  const before = app.said().length
  await story(new Visitor(app))
  const lines = app
    .said()
    .slice(before)
    .filter(({ level }) => level !== 'info')
  return lines.map(({ level, text }) => `${level}: ${text}`).at(-1) ?? 'no line'
}

/** Two logins of one person that one browser begins at one provider, both finished in the order in which they were begun. */
async function twoTabs(app: OlderApp): Promise<string> {
  const visitor = new Visitor(app)
  const first = await visitor.begin('ada')
  const second = await visitor.begin('ada')
  const ends: string[] = []
  for (const { callback } of [first, second]) {
    const answer = callback && (await visitor.get(callback))
    ends.push(answer?.setCookies.some(setsUser) ? 'succeeds' : 'fails')
  }
  return `the first ${ends[0]}, the second ${ends[1]}`
}

/** Whether a login takes away an identity cookie that cannot be read. */
async function oldCookies(app: OlderApp): Promise<string> {
  const visitor = new Visitor(app)
  visitor.jar.put(visitor.at(''), { name: user, value: 'what-another-version-wrote', path: app.base })
  const { login } = await visitor.begin()
  return login.setCookies.some((line) => line.startsWith(`${user}=`)) ? 'deleted' : 'kept'
}

/** A login of somebody in so many groups, each named by a GUID. */
async function withGroups(app: OlderApp, count: number): Promise<string> {
  const visitor = new Visitor(app)
  await visitor.login(inGroups(count))
  const shown = await visitor.user()
  if (shown === null) return 'the page never loads'
  return shown['is_logged_in'] === true ? 'works' : 'logged out'
}

function inGroups(count: number): Person {
  const groups = Array.from({ length: count }, (_, at) => {
    const hex = createHash('sha256').update(`group ${at}`).digest('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
  })
  return person(JSON.stringify({ groups }))
}
