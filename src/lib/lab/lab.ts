import { brokenApp } from '#lib/faults/broken-app.ts'
import type { Fault } from '#lib/faults/fault.ts'
import { faultByHand, faultOf } from '#lib/faults/index.ts'
import { type Inspection, inspect } from '#lib/inspector/inspection.ts'
import { asResponse, type WholeRequest } from '#lib/message/message.ts'
import { ownAppCaps } from '#lib/own-app/captures.ts'
import { type OwnApps, ownApps } from '#lib/own-app/own-apps.ts'
import { providerCaps } from '#lib/provider/caps.ts'
import type { ProviderKeys } from '#lib/provider/keys.ts'
import { createProviders, type ProviderClient } from '#lib/provider/providers.ts'
import { createRegistry, registryOf } from '#lib/provider/registration/registry.ts'
import { isHouseTenant, type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { redirectTo } from '#lib/sample-app/app-call.ts'
import { type AppConfig, appConfig, clientSecret, type Site } from '#lib/sample-app/app-config.ts'
import { appSessions, newcomerSessions, sessionLimits } from '#lib/sample-app/app-sessions.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import type { Clock, Store } from '#lib/store/store.ts'
import { newId } from '#lib/trace/new-id.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { createTraces, type Run, type Traces, traceCaps } from '#lib/trace/traces.ts'
import { backChannelTo } from './back-channel.ts'
import { editedApp } from './edited-app.ts'
import { type Handled, handler, type Nameless } from './handle.ts'
import { clockShifts, type LabSettingsStore, labSettingsStore, settingsLimit } from './lab-settings.ts'
import { useNative } from './native.ts'
import { type Pauses, pauseLimit, pauses } from './pauses.ts'
import { type Preview, previewOf } from './preview.ts'
import { resetCookies } from './reset-cookies.ts'
import { type AppVisit, type SampleAppParts, sampleApps } from './sample-apps.ts'
import { labVisitors, type Visitors } from './visitor.ts'

export interface LabOptions extends Site {
  readonly providerKeys: ProviderKeys | null
  readonly cookieKeys: readonly string[]
  /** Secrets of before: visitors and readers' apps that they made are still known. */
  readonly earlierSecrets?: readonly string[]
  /** The secrets were given, so that another process can have them too; left out: they were. */
  readonly lasting?: boolean
  readonly clock: Clock
  /** Where everything lives that outlasts a request. The lab says how many records it may hold of each kind. */
  readonly store: Store
  /** Hears of what failed on our side. */
  readonly onError: (error: unknown) => void
  /** Hears of a code that was used twice at a provider. */
  readonly onReplay?: (tenant: TenantName) => void
  /** What a fault's code breaks here; left out: what a person can meet who has switched it on. */
  readonly faultOf?: (code: string | null) => Fault | undefined
  /** Called between an answer of an app or a provider and its capture, for recordings. */
  readonly onAnswer?: (of: 'app' | 'provider') => void
}

/** The whole lab: the sample apps, the providers, the back channel between them, and what was captured. */
export interface Lab {
  /** Milliseconds since the epoch. */
  readonly clock: Clock
  readonly site: Site
  readonly traces: Traces
  readonly visitors: Visitors
  /** The sample app of a scenario, or undefined when there is none of that name. */
  app(slug: string | undefined): AppConfig | undefined
  readonly settings: LabSettingsStore
  readonly pauses: Pauses
  /** The readers' own apps. */
  readonly ownApps: OwnApps
  /** Answers what belongs to the sample apps and providers; null for any other address. */
  handle(request: WholeRequest, visitor: string): Promise<Handled | Nameless | null>
  /**
   * The same for whoever was given a key just now: what passes is kept where newcomers have room, and no session of an
   * app. Without a cookie every request is a newcomer's.
   */
  readonly forNewcomers: Pick<Lab, 'handle'>
  /**
   * A run of this visitor for drawing: the scenario's current one, or the one given. `paused`: the id of what waits, as an
   * address names it; where it waits in this scenario, it stands at the end of the Flow.
   */
  inspect(app: AppConfig, visitor: string, look?: { run?: Run; paused?: string | null }): Promise<Inspection>
  /** What a secrets.toml would do in place of the app's own. Nothing is sent but to the sample providers, and nothing kept. */
  preview(app: AppConfig, secretsToml: string): Promise<Preview>
  /** Forgets the scenario's runs, deletes its cookies and those of the providers, and leads to the app. */
  reset(visit: Omit<AppVisit, 'settings'>): Promise<Response>
}

/** How much of each kind of its own the lab may hold. */
const labCaps = { 'lab-settings': settingsLimit, pause: pauseLimit, ...sessionLimits }

export async function createLab(options: LabOptions): Promise<Lab> {
  useNative()
  const { clock, store } = options
  store.limit({ ...providerCaps, ...traceCaps, ...labCaps, ...ownAppCaps })
  const traces = createTraces(store, newId)
  const apps = new Map(scenarios.map((scenario) => [scenario.slug, appConfig(options, scenario)]))
  const secrets = [options.cookieSecret, ...(options.earlierSecrets ?? [])]
  const registry = registryOf(
    secrets.map((secret) => createRegistry({ secret: deriveSecret(secret, 'registered apps'), clock })),
  )
  const providers = await createProviders({
    origin: options.origin,
    keys: options.providerKeys,
    cookieKeys: options.cookieKeys,
    clients: Object.fromEntries(tenantNames.map((tenant) => [tenant, clientsOf(tenant, apps, options)])),
    registry,
    store,
    clock,
    onError: options.onError,
    ...(options.onReplay && { onReplay: options.onReplay }),
    ...(options.onAnswer && { onAnswer: options.onAnswer }),
  })
  const tick = ticking(clock)
  const settings = labSettingsStore(store)
  const paused = pauses(store, newId)
  const inForce = options.faultOf ?? faultByHand
  const own = ownApps({ registry, store, lasting: options.lasting ?? true })
  const backChannel = backChannelTo(providers, options.origin)
  const shared = { pauses: paused, faultOf: inForce, tick }
  const side = (kept: Pick<SampleAppParts, 'traces' | 'sessions'>) => {
    const answers = sampleApps({ ...shared, ...kept, backChannel, clock })
    const handle = handler({
      ...shared,
      app: (slug) => apps.get(slug),
      apps: answers,
      providers,
      ownApps: own,
      traces: kept.traces,
      settings,
      ...(options.onAnswer && { onAnswer: options.onAnswer }),
    })
    return { answers, handle }
  }
  const { answers, handle } = side({ traces, sessions: appSessions(store, newId) })
  return {
    clock,
    handle,
    forNewcomers: side({ traces: createTraces(store, newId, 'newcomers'), sessions: newcomerSessions(newId) }),
    visitors: labVisitors(options),
    site: options,
    traces,
    settings,
    pauses: paused,
    ownApps: own,
    app: (slug) => (slug === undefined ? undefined : apps.get(slug)),
    async inspect(app, visitor, { run, paused: id = null } = {}) {
      const { slug } = app.scenario
      const { clock: shift, fault, step, secrets } = await settings.get(visitor, slug)
      const drawn = run ?? (await traces.current(visitor, slug))
      // Until a login begins, what will be in force for it is; from then on, what was.
      const edited = editedApp(app, drawn && hasLogin(drawn) ? (drawn.secrets ?? null) : secrets)
      const broken = brokenApp(edited, faultOf(drawn ? drawn.fault : fault))
      const now = Math.floor(clock() / 1000) + clockShifts[shift]
      const pause = id === null ? undefined : await paused.find(visitor, id)
      const waiting = pause?.scenario === slug ? { waiting: pause } : {}
      // A run that is looked at again waits for nobody.
      return inspect(drawn, { app: broken, now, step: step && run === undefined, ...waiting })
    },
    preview: (app, secretsToml) =>
      previewOf(app, secretsToml, { send: backChannel.send, now: Math.floor(clock() / 1000) }),
    async reset(visit) {
      const { slug } = visit.app.scenario
      const { config, jar, now } = answers.call({ ...visit, settings: await settings.get(visit.visitor, slug) })
      const run = await traces.current(visit.visitor, slug)
      await traces.forget(visit.visitor, slug)
      const lines = resetCookies({ config, jar, now, exchanges: run?.exchanges ?? [] })
      return asResponse(redirectTo(config.base, lines, []).response)
    },
  }
}

function hasLogin({ exchanges }: Run): boolean {
  return exchanges.some((exchange) => phaseOf(exchange) === 'login')
}

function clientsOf(tenant: TenantName, apps: ReadonlyMap<string, AppConfig>, site: Site): ProviderClient[] {
  return (
    [...apps.values()]
      // A visitor may put either of the house's providers into an app's file.
      .filter(({ scenario }) => isHouseTenant(tenant) || scenario.tenants.includes(tenant))
      .map(({ scenario, redirectUri, base, origin }) => ({
        clientId: scenario.slug,
        clientSecret: clientSecret(site, scenario, tenant),
        name: scenario.name,
        // The others are for faults: a redirect_uri without /oauth2callback, or without the base path, is registered so.
        redirectUris: [
          redirectUri,
          ...[/oauth2callback$/, /[^/]+\/(?=oauth2callback$)/].map((part) => redirectUri.replace(part, '')),
        ],
        // The second is where Cognito's own way of a logout leads: the app's start page.
        postLogoutRedirectUris: [redirectUri, `${origin}${base}`],
      }))
  )
}

function ticking(clock: Clock): () => number {
  let last = 0
  return () => {
    last = Math.max(clock(), last + 0.001)
    return last
  }
}
