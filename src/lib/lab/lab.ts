import type { JWK } from 'jose'
import { brokenApp } from '#lib/faults/broken-app.ts'
import type { Fault } from '#lib/faults/fault.ts'
import { faultByHand, faultOf } from '#lib/faults/index.ts'
import { onTheWay, type Passed } from '#lib/faults/on-the-way.ts'
import { type Inspection, inspect } from '#lib/inspector/inspection.ts'
import { ownAppCaps } from '#lib/own-app/captures.ts'
import { type OwnApps, ownApps } from '#lib/own-app/own-apps.ts'
import { providerCaps } from '#lib/provider/caps.ts'
import { createProviders, type ProviderAnswer, type ProviderClient } from '#lib/provider/providers.ts'
import { createRegistry } from '#lib/provider/registration/registry.ts'
import { isTenant, type TenantName } from '#lib/provider/tenants.ts'
import { redirectTo } from '#lib/sample-app/app-call.ts'
import { type AppConfig, appConfig, clientSecret, type Site } from '#lib/sample-app/app-config.ts'
import { appSessions, sessionCap } from '#lib/sample-app/app-sessions.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Clock } from '#lib/store/store.ts'
import { createTraces, type Run, type Traces, traceCaps } from '#lib/trace/traces.ts'
import { backChannelTo } from './back-channel.ts'
import { clockShifts, type LabSettingsStore, labSettingsStore, settingsCap } from './lab-settings.ts'
import { type Pauses, pauseCap, pausedPath, pauses, redirectPause } from './pauses.ts'
import { resetCookies } from './reset-cookies.ts'
import { type AppVisit, type SampleApps, sampleApps } from './sample-apps.ts'
import { newVisitor } from './visitor.ts'

export interface LabOptions extends Site {
  readonly providerKeys: Readonly<Record<TenantName, { keys: readonly JWK[] }>> | null
  readonly cookieKeys: readonly string[]
  readonly clock: Clock
  /** Hears of what failed on our side. */
  readonly onError: (error: unknown) => void
  /** What a fault's code breaks here; left out: what a person can meet who has switched it on. */
  readonly faultOf?: (code: string | null) => Fault | undefined
}

/** The whole lab: the sample apps, the providers, the back channel between them, and what was captured. */
export interface Lab extends Omit<SampleApps, 'call'> {
  readonly site: Site
  readonly traces: Traces
  /** Milliseconds since the epoch, never the same twice. */
  tick(): number
  /** The sample app of a scenario, or undefined when there is none of that name. */
  app(slug: string | undefined): AppConfig | undefined
  readonly settings: LabSettingsStore
  readonly pauses: Pauses
  /** The apps that readers registered for their own machine. */
  readonly ownApps: OwnApps
  /** Drops what has expired from the store, a part of it at a time. */
  sweep(): void
  /** An answer to the visitor's browser, with what a fault that is switched on does to it. */
  onTheWay(passing: { visitor: string; scenario: string; answer: Response; url: string }): Promise<Passed>
  /** In step mode, where a redirect waits for the visitor; null when it may go on at once. */
  waitAt(visitor: string, scenario: string, answer: Response, url: string): Promise<string | null>
  /** What a provider answers; undefined when there is no such tenant. */
  provider(tenant: string | undefined, request: Request): Promise<ProviderAnswer | undefined>
  /** A run of this visitor for drawing: the scenario's current one, or the one given. */
  inspect(app: AppConfig, visitor: string, run?: Run): Promise<Inspection>
  /** Forgets the scenario's runs, deletes its cookies and those of the providers, and leads to the app. */
  reset(visit: AppVisit): Promise<Response>
}

/** How many records of each kind of its own the lab may hold. */
const labCaps = { 'lab-settings': settingsCap, 'app-session': sessionCap, pause: pauseCap }

export async function createLab(options: LabOptions): Promise<Lab> {
  const { clock } = options
  const store = memoryStore({ clock, caps: { ...providerCaps, ...traceCaps, ...labCaps, ...ownAppCaps } })
  const traces = createTraces(store, clock, newVisitor)
  const apps = new Map(scenarios.map((scenario) => [scenario.slug, appConfig(options, scenario)]))
  const registry = createRegistry({ secret: deriveSecret(options.cookieSecret, 'registered apps'), clock })
  const providers = await createProviders({
    origin: options.origin,
    keys: options.providerKeys,
    cookieKeys: options.cookieKeys,
    clients: { acme: clientsOf('acme', apps, options), globex: clientsOf('globex', apps, options) },
    registry,
    store,
    clock,
    onError: options.onError,
  })
  const tick = ticking(clock)
  const settings = labSettingsStore(store)
  const paused = pauses(store, newVisitor)
  const inForce = options.faultOf ?? faultByHand
  const { call, ...routes } = sampleApps({
    traces,
    settings,
    sessions: appSessions(store, newVisitor),
    pauses: paused,
    backChannel: backChannelTo(providers),
    faultOf: inForce,
    clock,
    tick,
  })

  return {
    ...routes,
    site: options,
    traces,
    settings,
    pauses: paused,
    ownApps: ownApps({ registry, store, clock }),
    tick,
    app: (slug) => (slug === undefined ? undefined : apps.get(slug)),
    async provider(tenant, request) {
      return tenant !== undefined && isTenant(tenant) ? providers.handle(tenant, request) : undefined
    },
    sweep: () => store.sweep(20_000),
    async onTheWay({ visitor, scenario, answer, url }) {
      const { fault } = await settings.get(visitor, scenario)
      return onTheWay(inForce(fault), answer, { url, base: apps.get(scenario)?.base ?? '/' })
    },
    async waitAt(visitor, scenario, answer, url) {
      const pause = redirectPause(scenario, answer, url)
      if (!pause || !(await settings.get(visitor, scenario)).step) return null
      return pausedPath(scenario, await paused.add(visitor, pause))
    },
    async inspect(app, visitor, run) {
      const { slug } = app.scenario
      const { clock: shift, fault } = await settings.get(visitor, slug)
      const drawn = run ?? (await traces.current(visitor, slug))
      const broken = brokenApp(app, faultOf(drawn ? drawn.fault : fault))
      return inspect(drawn, broken, Math.floor(clock() / 1000) + clockShifts[shift])
    },
    async reset(visit) {
      const { config, jar, now } = await call(visit)
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
      // The second is for the fault of a redirect_uri without /oauth2callback: the provider accepts it.
      redirectUris: [redirectUri, redirectUri.replace(/oauth2callback$/, '')],
      postLogoutRedirectUris: [redirectUri],
    }))
}

function ticking(clock: Clock): () => number {
  let last = 0
  return () => {
    last = Math.max(clock(), last + 0.001)
    return last
  }
}
