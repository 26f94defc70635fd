import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import { asRequest, asResponse, readRequest, readResponse } from '#lib/message/message.ts'
import { providerCaps } from '#lib/provider/caps.ts'
import { personaOf } from '#lib/provider/persona-accounts.ts'
import { createProviders, type Providers } from '#lib/provider/providers.ts'
import { createRegistry } from '#lib/provider/registration/registry.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Clock } from '#lib/store/store.ts'
import { captureRequest, captureResponse } from '#lib/trace/capture.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { inOrder } from '#lib/trace/header-order.ts'
import { recordingFetch } from '#lib/trace/recording-fetch.ts'
import { type AppProvider, appOrigin, appProviders, callback, malloryOrigin, providerOrigin } from './addresses.ts'
import { stageKeys } from './keys.ts'
import { type Mallory, mallory } from './mallory.ts'
import { type NaiveApp, naiveApp } from './naive-app.ts'
import { type Answered, type Person, person } from './person.ts'
import type { Check, Defence, HeldCookie, SessionRow, Step, Who } from './played.ts'

const { hostname: appHost } = new URL(appOrigin)

/** A world for one play: an app, providers, the attacker's server, two browsers. Nothing in it is shared. */
export interface Stage {
  readonly app: NaiveApp
  readonly mallory: Mallory
  readonly victim: Person
  readonly attacker: Person
  /** The attacker's own key pair. */
  readonly attackersKey: JWK
  /** Milliseconds since the epoch. */
  readonly clock: Clock
  /** From here on, what passes belongs to this step. */
  step(who: Who, text: string): void
  /** Whom the app takes this person's browser for, by its session table; null when it is logged in as nobody. */
  accountOf(whom: Person): string | null
  /** What has happened so far. */
  readonly record: () => {
    readonly steps: readonly Step[]
    readonly sessions: readonly SessionRow[]
    readonly jars: Readonly<Record<'victim' | 'attacker', readonly HeldCookie[]>>
  }
}

interface OpenStep extends Step {
  readonly exchanges: Exchange[]
  readonly checks: Check[]
}

/** `clock` gives milliseconds since the epoch. */
export async function createStage(options: {
  readonly clock: Clock
  readonly defences: ReadonlySet<Defence>
  readonly providers: readonly ('acme' | 'mallory')[]
}): Promise<Stage> {
  const { clock, defences } = options
  const keys = await stageKeys()
  const providers = await ownProviders(clock, keys.providers)
  const steps: OpenStep[] = []
  const current = (): OpenStep => {
    const last = steps.at(-1)
    if (!last) throw new Error('a message before the first step')
    return last
  }
  let ticks = 0
  const tick = () => clock() + ticks++ / 1000

  const server = mallory()
  const [first, ...others] = options.providers.map((name): AppProvider => appProviders[name])
  if (!first) throw new Error('an app without a provider')
  const app = naiveApp({
    defences,
    providers: [first, ...others],
    report: (check) => current().checks.push(check),
    clock,
    fetch: async (url, init) => asResponse(await backChannel(await readRequest(new Request(url, init)))),
  })
  const backChannel = recordingFetch({
    send: async (request) => readResponse((await route(asRequest(request))).response, Number.POSITIVE_INFINITY),
    record: async (exchange) => void current().exchanges.push(inOrder(exchange)),
    tick,
    tenantOf,
  })

  const route = async (request: Request): Promise<Answered> => {
    const { origin } = new URL(request.url)
    if (origin === appOrigin) return { response: await app.handle(request), page: null }
    if (origin === malloryOrigin) return { response: await server.handle(request), page: null }
    if (origin !== providerOrigin) throw new Error(`nobody answers at ${origin}`)
    const answer = await providers.handle('acme', request)
    if (answer.kind === 'response') return { response: answer.response, page: null }
    const headers = answer.headers.toHeaders()
    headers.set('content-type', 'text/html')
    return { response: new Response(null, { status: answer.status, headers }), page: answer.page }
  }

  const sendAndKeep = async (request: Request): Promise<Answered> => {
    const at = tick()
    const sent = captureRequest(await readRequest(request.clone()))
    const answered = await route(request)
    const answer = await readResponse(answered.response.clone(), Number.POSITIVE_INFINITY)
    const plain = answered.response.headers.get('content-type')?.startsWith('text/plain') === true
    const exchange: Exchange = {
      at,
      took: tick() - at,
      channel: 'front',
      from: 'browser',
      to: request.url.startsWith(appOrigin) ? 'app' : 'provider',
      tenant: tenantOf(request.url),
      request: sent,
      response: captureResponse(answer, { withBody: plain }),
      remarks: [],
    }
    current().exchanges.push(inOrder(exchange))
    return answered
  }

  const victim = person(sendAndKeep, clock)
  const attacker = person(sendAndKeep, clock)
  const sessionOf = (whom: Person) =>
    whom.cookies().find(({ host, name }) => host === appHost && name === 'session')?.value ?? ''
  const accountOf = (whom: Person): string | null => nameOf(app.sessions.get(sessionOf(whom))?.sub)

  return {
    app,
    mallory: server,
    victim,
    attacker,
    attackersKey: keys.attacker,
    clock,
    step: (who, text) => void steps.push({ who, text, exchanges: [], checks: [] }),
    accountOf,
    record: () => ({
      steps: steps.map((one) => ({ ...one, exchanges: one.exchanges.toSorted((a, b) => a.at - b.at) })),
      sessions: [...app.sessions].map(([id, { sub }]) => ({
        account: nameOf(sub) ?? sub,
        heldBy: sessionOf(victim) === id ? 'victim' : sessionOf(attacker) === id ? 'attacker' : null,
      })),
      jars: { victim: held(victim, accountOf), attacker: held(attacker, accountOf) },
    }),
  }
}

function ownProviders(clock: Clock, keys: Awaited<ReturnType<typeof stageKeys>>['providers']): Promise<Providers> {
  const { clientId, clientSecret } = appProviders.acme
  const client = {
    clientId,
    clientSecret,
    name: 'The app',
    redirectUris: [callback],
    postLogoutRedirectUris: [`${appOrigin}/`],
  }
  return createProviders({
    origin: providerOrigin,
    keys,
    cookieKeys: [randomBytes(32).toString('base64url')],
    clients: { acme: [client], globex: [] },
    registry: createRegistry({ secret: randomBytes(32).toString('base64url'), clock }),
    store: memoryStore({ clock, caps: providerCaps }),
    clock,
  })
}

function tenantOf(url: string): string | null {
  if (url.startsWith(malloryOrigin)) return 'mallory'
  return url.startsWith(providerOrigin) ? 'acme' : null
}

function nameOf(sub: string | undefined): string | null {
  return sub === undefined ? null : (personaOf('acme', sub)?.label ?? sub)
}

function held(whom: Person, accountOf: (whom: Person) => string | null): HeldCookie[] {
  return whom.cookies().map(({ host, name }) => ({ site: host, name, meaning: meaningOf(host, name, accountOf(whom)) }))
}

function meaningOf(host: string, name: string, account: string | null): string {
  if (host !== appHost) return name.endsWith('.sig') ? 'The signature of the cookie above' : 'Acme ID’s own'
  if (name === 'pending') return 'A login that was begun here'
  return account === null ? 'A session that has ended' : `Session of ${account}`
}
