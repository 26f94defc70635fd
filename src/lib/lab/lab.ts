import type { JWK } from 'jose'
import { providerCaps } from '#lib/provider/caps.ts'
import { createProviders, type ProviderAnswer, type ProviderClient, type Providers } from '#lib/provider/providers.ts'
import { isTenant, type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Clock } from '#lib/store/store.ts'
import { hasAuth } from '#lib/streamlit/auth-section.ts'
import { userFromCookies } from '#lib/streamlit/user-info.ts'
import { recordingFetch } from '#lib/trace/recording-fetch.ts'
import { createTraces, type Traces, traceCaps } from '#lib/trace/traces.ts'
import { type AppAnswer, type AppCall, redirectTo } from './app-call.ts'
import { finishAppLogin } from './app-callback.ts'
import { type AppConfig, appConfig, clientSecret, type Site } from './app-config.ts'
import { beginAppLogin } from './app-login.ts'
import { endAppLogin } from './app-logout.ts'
import { type AppPage, drawApp } from './app-page.ts'
import { cookieJar } from './cookie-jar.ts'
import { type Inspection, inspect } from './inspector/inspection.ts'
import { resetCookies } from './reset-cookies.ts'
import { scenarios } from './scenarios/index.ts'
import { newVisitor } from './visitor.ts'

export interface LabOptions extends Site {
  readonly providerKeys: Readonly<Record<TenantName, { keys: readonly JWK[] }>> | null
  readonly cookieKeys: readonly string[]
  readonly clock: Clock
  /** Hears of what failed on our side. */
  readonly onError: (error: unknown) => void
}

/** A visitor's request to one of the sample apps. */
export interface AppVisit {
  readonly app: AppConfig
  readonly request: Request
  readonly visitor: string
}

/** The whole lab: the sample apps, the providers, the back channel between them, and what was captured. */
export interface Lab {
  readonly site: Site
  readonly traces: Traces
  /** Milliseconds since the epoch, never the same twice. */
  tick(): number
  /** The sample app of a scenario, or undefined when there is none of that name. */
  app(slug: string | undefined): AppConfig | undefined
  page(visit: AppVisit): { readonly page: AppPage; readonly remarks: AppAnswer['remarks'] }
  login(visit: AppVisit): Promise<AppAnswer>
  callback(visit: AppVisit): Promise<AppAnswer>
  logout(visit: AppVisit): Promise<AppAnswer>
  /** What a provider answers; undefined when there is no such tenant. */
  provider(tenant: string | undefined, request: Request): Promise<ProviderAnswer | undefined>
  /** The scenario's current run of this visitor, for drawing. */
  inspect(app: AppConfig, visitor: string): Promise<Inspection>
  /** Forgets the scenario's runs, deletes its cookies and those of the providers, and leads to the app. */
  reset(visit: AppVisit): Promise<Response>
}

/** Seconds between two sweeps of the store. */
const SWEEP_SECONDS = 30

export async function createLab(options: LabOptions): Promise<Lab> {
  const { clock } = options
  const store = memoryStore({ clock, caps: { ...providerCaps, ...traceCaps } })
  setInterval(() => store.sweep(20_000), SWEEP_SECONDS * 1000).unref()
  const traces = createTraces(store, clock, newVisitor)
  const apps = new Map(scenarios.map((scenario) => [scenario.slug, appConfig(options, scenario)]))
  const providers = await createProviders({
    origin: options.origin,
    keys: options.providerKeys,
    cookieKeys: options.cookieKeys,
    clients: { acme: clientsOf('acme', apps, options), globex: clientsOf('globex', apps, options) },
    store,
    clock,
    onError: options.onError,
  })
  const tick = ticking(clock)
  const call = (visit: AppVisit): AppCall => ({
    config: visit.app,
    query: new URL(visit.request.url).searchParams,
    jar: cookieJar(visit.request.headers.get('cookie')),
    now: Math.floor(clock() / 1000),
    fetch: recordingFetch({
      fetch: (request) => backChannel(providers, request),
      record: (exchange) => traces.append(visit.visitor, visit.app.scenario.slug, exchange),
      tick,
      tenantOf: (url) => tenantOf(url) ?? null,
    }),
  })

  return {
    site: options,
    traces,
    tick,
    app: (slug) => (slug === undefined ? undefined : apps.get(slug)),
    page(visit) {
      const { config, jar, now } = call(visit)
      const info = userFromCookies({
        hasAuth: hasAuth(config.secrets),
        jar,
        secret: config.cookieSecret,
        origin: config.origin,
        exposed: config.exposed,
        now,
      })
      const remarks = info.logs.map((log) => ({ kind: 'log', ...log }) as const)
      return { page: drawApp({ config, info, jar, now }), remarks }
    },
    async login(visit) {
      await traces.beginLogin(visit.visitor, visit.app.scenario.slug)
      return beginAppLogin(call(visit))
    },
    callback: (visit) => finishAppLogin(call(visit)),
    logout: (visit) => endAppLogin(call(visit)),
    async provider(tenant, request) {
      return tenant !== undefined && isTenant(tenant) ? providers.handle(tenant, request) : undefined
    },
    async inspect(app, visitor) {
      return inspect(await traces.current(visitor, app.scenario.slug), app, Math.floor(clock() / 1000))
    },
    async reset(visit) {
      const { config, jar, now } = call(visit)
      const run = await traces.current(visit.visitor, config.scenario.slug)
      await traces.forget(visit.visitor, config.scenario.slug)
      return redirectTo(config.base, resetCookies({ config, jar, now, exchanges: run?.exchanges ?? [] }), []).response
    },
  }
}

function clientsOf(tenant: TenantName, apps: ReadonlyMap<string, AppConfig>, site: Site): ProviderClient[] {
  return [...apps.values()]
    .filter(({ scenario }) => scenario.tenants.includes(tenant))
    .map(({ scenario, redirectUri }) => ({
      clientId: scenario.slug,
      clientSecret: clientSecret(site, scenario, tenant),
      name: scenario.name,
      redirectUris: [redirectUri],
      postLogoutRedirectUris: [redirectUri],
    }))
}

/** The app's calls reach the providers inside this process: no address that a visitor could choose is ever fetched. */
async function backChannel(providers: Providers, request: Request): Promise<Response> {
  const tenant = tenantOf(request.url)
  if (!tenant) throw new TypeError(`the app may not call ${request.url}`)
  const answer = await providers.handle(tenant, request)
  if (answer.kind === 'response') return answer.response
  return new Response(null, { status: answer.status, headers: answer.headers })
}

function tenantOf(url: string): TenantName | undefined {
  const name = new URL(url).pathname.split('/')[2]
  return tenantNames.find((tenant) => tenant === name)
}

function ticking(clock: Clock): () => number {
  let last = 0
  return () => {
    last = Math.max(clock(), last + 0.001)
    return last
  }
}
