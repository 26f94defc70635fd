import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { acme, acmeWith, cookieSecret, type Setup, shared, sharedWith } from '../differential/setups.ts'
import type { Seen } from './login-stories.ts'
import { type OlderApp, type OlderPython, withApp } from './older-app.ts'
import { Visitor } from './visitor.ts'

const withoutModule = fileURLToPath(new URL('../faults/without-module', import.meta.url))

/** What each secrets.toml comes to: an app of its own for each. `httpx2`: a folder with that package. */
export async function askSecrets(older: OlderPython, httpx2: string): Promise<Seen> {
  const twice: Setup = (values) => `${shared(values)}[auth]\nclient_id = "a"\n`
  const unreadable: Setup = (values) => `[auth]\nredirect_uri = ${values.origin}\n`
  return {
    restart: await restart(older),
    'failed-exchange': await withApp(older, acmeWith({ client_secret: '"wrong"' }), failedExchange),
    'metadata-unreachable': await withApp(
      older,
      acmeWith({ server_metadata_url: '"http://localhost:1/nowhere"' }),
      metadataUnreachable,
    ),
    'bad-expose-tokens': await outcome(older, sharedWith({ expose_tokens: '"refresh"' }), badExposeTokens),
    'unreadable-secrets': await outcome(older, unreadable, saidOfSecrets),
    'auth-twice': await outcome(
      older,
      twice,
      async (app) => (await exceptionOf(app, 'login=1')) ?? 'nothing is raised',
    ),
    'auth-twice-prints': await printed(older, twice, ''),
    'auth-twice-prints-if-read': await printed(older, twice, 'secrets=1'),
    'cookie-secret-number': await withApp(older, sharedWith({ cookie_secret: '1234567890123456' }), pressed),
    'cookie-secret-short': await withApp(older, sharedWith({ cookie_secret: '"xxx"' }), shortSecret),
    'redirect-uri-port': await withApp(
      older,
      sharedWith({ redirect_uri: '"http://localhost:{port}/app/older/oauth2callback"' }),
      redirectUriPort,
    ),
    'without-httpx': await withApp(lackingHttpx(older, []), acme, loginOrError),
    'httpx2-alone': await withApp(lackingHttpx(older, [httpx2]), acme, loginOrError),
  }
}

/** The same without httpx, and with packages of other folders. */
function lackingHttpx({ python, env }: OlderPython, folders: readonly string[]): OlderPython {
  const paths = [withoutModule, ...folders, ...(env['PYTHONPATH'] === undefined ? [] : [env['PYTHONPATH']])]
  return { python, env: { ...env, PYTHONPATH: paths.join(delimiter), MISSING_MODULE: 'httpx' } }
}

/** The same, where the server may end: at its start, or when the page is opened. */
async function outcome(older: OlderPython, setup: Setup, story: (app: OlderApp) => Promise<string>): Promise<string> {
  return withApp(older, setup, story).catch((error: unknown) => {
    if (!(error instanceof Error && error.message.startsWith('Streamlit ended with'))) throw error
    return `the server exits: ${lastException(error.message)}`
  })
}

function lastException(log: string): string {
  const lines = log.split('\n').filter((line) => /^[A-Za-z_][\w.]*(?:Error|Exception)\b/.test(line))
  return named(lines.at(-1) ?? '')
}

/** The same without what is another in every run: addresses, the folder of the app. The secret has a name. */
function named(text: string): string {
  return text
    .replaceAll(cookieSecret, '<secret>')
    .replaceAll(/localhost:\d+/g, 'localhost:8501')
    .replaceAll(/(?<![.\w])\/\S*secrets\.toml/g, '<path>')
    .replaceAll(/\s+/g, ' ')
}

/** The app ends and starts between the request and the callback of a login. */
async function restart(older: OlderPython): Promise<string> {
  return withApp(older, acme, async (app, again) => {
    const visitor = new Visitor(app)
    const { callback } = await visitor.begin()
    await again()
    const answer = callback && (await visitor.get(callback))
    const user = await visitor.user()
    return user?.['is_logged_in'] === true ? 'works' : `fails, ${answer?.status}`
  })
}

async function failedExchange(app: OlderApp): Promise<string> {
  const before = app.said().length
  const answer = await new Visitor(app).login()
  const line = app
    .said()
    .slice(before)
    .some(({ level }) => level !== 'info')
  const page = answer.status === 302 ? 'the start page' : `${answer.status}`
  return `${page}, ${line ? 'with' : 'without'} a line`
}

async function metadataUnreachable(app: OlderApp): Promise<string> {
  const { login } = await new Visitor(app).begin()
  const text = login.body.replaceAll(/\s+/g, ' ').trim()
  return `${login.status} ${text === 'Authentication error' ? text : 'with another text'}`
}

async function badExposeTokens(app: OlderApp): Promise<string> {
  const run = await new Visitor(app).run()
  app.mustRun()
  return run === null ? 'the page never loads' : 'ignored'
}

async function saidOfSecrets(app: OlderApp): Promise<string> {
  await new Visitor(app).run()
  return /secrets/i.test(app.log()) ? 'a line' : 'silent'
}

async function exceptionOf(app: OlderApp, query: string): Promise<string | undefined> {
  const run = await new Visitor(app).run(query)
  return run?.exception === undefined ? undefined : named(run.exception)
}

/** Where the cookie secret of a file with `[auth]` twice is printed. */
async function printed(older: OlderPython, setup: Setup, query: string): Promise<string> {
  const seen = await withApp(older, setup, async (app) => {
    const run = await new Visitor(app).run(query)
    const [page, log] = [JSON.stringify(run), app.log()].map((text) => text.includes(cookieSecret))
    return [page && 'page', log && 'log'].filter((where) => where).join(' and ') || 'nowhere'
  }).catch((error: unknown) => String(error))
  if (!seen.startsWith('Error: Streamlit ended with')) return seen
  return seen.includes(cookieSecret) ? 'log, and the server exits' : 'nowhere, and the server exits'
}

async function pressed(app: OlderApp): Promise<string> {
  const run = await new Visitor(app).run('login=1')
  return run?.exception ?? (run?.redirect ? 'accepted' : 'nothing')
}

async function shortSecret(app: OlderApp): Promise<string> {
  const visitor = new Visitor(app)
  await visitor.login()
  const works = (await visitor.user())?.['is_logged_in'] === true
  return `${works ? 'accepted' : 'refused'}, ${app.log().includes('shorter than') ? 'with' : 'without'} a warning`
}

async function redirectUriPort(app: OlderApp): Promise<string> {
  const { request } = await new Visitor(app).begin()
  return request?.searchParams.get('redirect_uri')?.includes('{port}') ? 'sent as it stands' : 'filled in'
}

async function loginOrError(app: OlderApp): Promise<string> {
  const run = await new Visitor(app).run('login=1')
  if (run?.exception) return named(run.exception)
  const visitor = new Visitor(app)
  const answer = await visitor.login()
  return answer.status === 302 ? 'works' : `${answer.status} ${answer.body}`
}
