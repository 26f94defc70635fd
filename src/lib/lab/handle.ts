import type { Fault } from '#lib/faults/fault.ts'
import { onTheWay, type Passed } from '#lib/faults/on-the-way.ts'
import { addressOf } from '#lib/message/address.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { ownAppExchange } from '#lib/own-app/captures.ts'
import type { OwnApps } from '#lib/own-app/own-apps.ts'
import type { ProviderAnswer, Providers } from '#lib/provider/providers.ts'
import { isTenant, type TenantName } from '#lib/provider/tenants.ts'
import type { AppAnswer } from '#lib/sample-app/app-call.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import type { Traces } from '#lib/trace/traces.ts'
import { issuedTo } from '#lib/trace/visitor-key.ts'
import { type FramedPage, framedApp, framedProvider } from './framed-page.ts'
import { frontExchange } from './front-channel.ts'
import type { LabSettings, LabSettingsStore } from './lab-settings.ts'
import { type Pauses, pausedPath, redirectPause } from './pauses.ts'
import { type AppEndpoint, routeOf } from './route.ts'
import type { SampleApps } from './sample-apps.ts'

/** What becomes of a request to a sample app or provider. A page has no body yet: it is drawn at the border. */
export interface Handled {
  readonly response: WholeResponse
  readonly page: FramedPage | null
  /** What the app's log or a library said. */
  readonly remarks: readonly Remark[]
}

/** There is no sample app, or no sample provider, of the name in the address. */
export interface Nameless {
  readonly nothingNamed: 'app' | 'provider'
}

interface Parts {
  readonly app: (slug: string) => AppConfig | undefined
  readonly apps: SampleApps
  readonly providers: Pick<Providers, 'answer'>
  readonly ownApps: Pick<OwnApps, 'tagOf' | 'captures'>
  readonly traces: Traces
  readonly settings: LabSettingsStore
  readonly pauses: Pauses
  readonly faultOf: (code: string | null) => Fault | undefined
  /** Milliseconds since the epoch, never the same twice. */
  readonly tick: () => number
  /** Called between an answer of the app and its capture. */
  readonly onAnswer?: (of: 'app') => void
}

/** A request of a visitor's browser on its way: what came, when, and from whom. */
interface Passage {
  readonly request: WholeRequest
  readonly visitor: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * Answers what belongs to the sample apps and providers, and keeps a copy of what passes for the visitor's inspector.
 * null for an address that belongs to neither.
 */
export function handler(parts: Parts) {
  return async (request: WholeRequest, visitor: string): Promise<Handled | Nameless | null> => {
    const passage = { request, visitor, at: parts.tick() }
    const route = routeOf(addressOf(request.url).path)
    if (!route) return null
    if (route.of === 'app') {
      const app = parts.app(route.slug)
      return app ? atApp(parts, passage, app, route.endpoint) : { nothingNamed: 'app' }
    }
    if (route.of === 'outside') return outside(parts, passage)
    return isTenant(route.tenant)
      ? atProvider(parts, passage, route.tenant)
      : atNoProvider(parts, passage, route.tenant)
  }
}

async function atApp(parts: Parts, passage: Passage, app: AppConfig, endpoint: AppEndpoint): Promise<Handled> {
  const { request, visitor } = passage
  const { slug } = app.scenario
  if (!['GET', 'HEAD'].includes(request.method)) return notAllowed
  const settings = await parts.settings.get(visitor, slug)
  // A played browser may reach the app by another name than the site's own.
  const visit = { app: { ...app, origin: addressOf(request.url).origin }, request, visitor, settings }
  if (endpoint === 'page') {
    const { page, remarks, fault } = await parts.apps.page(visit)
    const response = pageResponse(200, new HeaderList())
    parts.onAnswer?.('app')
    await keep(parts, passage, { of: 'app', scenario: slug, settings, tenant: null, remarks, response })
    return { response, page: framedApp(page, { scenario: slug, fault: fault?.code ?? null }), remarks }
  }
  const { response, remarks, waits = false } = withoutSlash(endpoint, request) ?? (await parts.apps[endpoint](visit))
  parts.onAnswer?.('app')
  if (waits) return { response, page: null, remarks }
  const arrives = await keep(parts, passage, { of: 'app', scenario: slug, settings, tenant: null, remarks, response })
  return { response: arrives, page: null, remarks }
}

async function atProvider(parts: Parts, passage: Passage, tenant: TenantName): Promise<Handled> {
  const { request, visitor } = passage
  const answer = await parts.providers.answer(tenant, request)
  const response = answer.kind === 'page' ? pageResponse(answer.status, answer.headers) : answer.response
  const scenario = parts.app(answer.clientId ?? '')?.scenario.slug ?? null
  const tag = await parts.ownApps.tagOf(answer.clientId, request.url)
  if (tag !== null) {
    await keepForOwnApp(parts, passage, { tenant, answer, response, tag })
    return { response, page: answer.kind === 'page' ? framedProvider(answer.page, null) : null, remarks: [] }
  }
  // A message that names no app belongs to the visitor's newest run, whichever that is.
  const kept = scenario ?? (await parts.traces.lastScenario(visitor))
  if (kept === undefined) {
    return { response, page: answer.kind === 'page' ? framedProvider(answer.page, null) : null, remarks: [] }
  }
  const settings = await parts.settings.get(visitor, kept)
  const arrives = await keep(parts, passage, {
    of: 'provider',
    scenario: kept,
    settings,
    tenant,
    remarks: [],
    response,
  })
  if (answer.kind !== 'page') return { response: arrives, page: null, remarks: [] }
  // The app of a reader has no scenario, and nothing is broken for it.
  const lab = scenario === null ? null : { scenario, fault: parts.faultOf(settings.fault)?.code ?? null }
  return { response, page: framedProvider(answer.page, lab), remarks: [] }
}

/** Streamlit's answer where a slash stands behind its callback: the address without it (seen, server.test.ts). */
function withoutSlash(endpoint: AppEndpoint, { url }: WholeRequest): (AppAnswer & { readonly waits?: boolean }) | null {
  const { path, search } = addressOf(url)
  if (endpoint !== 'callback' || !path.endsWith('/')) return null
  const headers = new HeaderList({ location: path.slice(0, -1) + search })
  return { response: { status: 301, headers, body: null }, remarks: [] }
}

/** The metadata URL of a reader's app may be misspelt: its page has to hear of it. */
async function atNoProvider(parts: Parts, { request, visitor, at }: Passage, tenant: string): Promise<Nameless> {
  const tag = await parts.ownApps.tagOf(null, request.url)
  if (tag !== null) {
    const answer = { status: 404, headers: new HeaderList(), body: null }
    const passed = { at, took: parts.tick() - at, tenant, request, answer, refused: null }
    await parts.ownApps.captures.keep(tag, issuedTo(visitor), ownAppExchange(passed))
  }
  return { nothingNamed: 'provider' }
}

interface Keeping {
  readonly of: 'app' | 'provider'
  readonly scenario: string
  readonly settings: LabSettings
  readonly tenant: TenantName | null
  readonly remarks: readonly Remark[]
  readonly response: WholeResponse
}

/** Keeps what passed, and gives the answer as it arrives: changed by a fault, held up by step mode, or as it was sent. */
async function keep(parts: Parts, { request, visitor, at }: Passage, keeping: Keeping): Promise<WholeResponse> {
  const { of, scenario, settings, tenant, remarks, response } = keeping
  const base = parts.app(scenario)?.base ?? '/'
  const passed: Passed = onTheWay(parts.faultOf(settings.fault), response, { url: request.url, base })
  const pause = settings.step ? redirectPause(scenario, passed.arrives, request.url) : null
  const pausedAt = pause && pausedPath(scenario, await parts.pauses.add(visitor, pause))
  const took = parts.tick() - at
  const capture = { to: of, scenario, tenant, remarks }
  await parts.traces.append(visitor, scenario, frontExchange({ at, took, capture, request, passed }))
  if (pausedAt === null) return passed.arrives
  const headers = new HeaderList(passed.arrives.headers)
  headers.set('location', pausedAt)
  return { ...passed.arrives, headers }
}

interface KeepingOwn {
  readonly tenant: TenantName
  readonly answer: ProviderAnswer
  readonly response: WholeResponse
  readonly tag: string
}

/** A message of a reader's own app, which is kept with that app and not with the visitor. */
async function keepForOwnApp(parts: Parts, { request, visitor, at }: Passage, own: KeepingOwn): Promise<void> {
  const { tenant, answer, response, tag } = own
  const refused = answer.kind === 'response' ? (answer.refused ?? null) : null
  const took = parts.tick() - at
  const exchange = ownAppExchange({ at, took, tenant, request, answer: response, refused })
  await parts.ownApps.captures.keep(tag, issuedTo(visitor), exchange)
}

function pageResponse(status: number, headers: HeaderList): WholeResponse {
  const all = new HeaderList(headers)
  all.set('content-type', 'text/html')
  return { status, headers: all, body: null }
}

/** What Streamlit's server answers outside of its base path (seen); it belongs to the visitor's newest run. */
async function outside(parts: Parts, passage: Passage): Promise<Handled> {
  const headers = new HeaderList({ 'content-type': 'text/plain; charset=utf-8' })
  const response = { status: 404, headers, body: new TextEncoder().encode('Not Found') }
  const scenario = await parts.traces.lastScenario(passage.visitor)
  if (scenario !== undefined) {
    const settings = await parts.settings.get(passage.visitor, scenario)
    await keep(parts, passage, { of: 'app', scenario, settings, tenant: null, remarks: [], response })
  }
  return { response, page: null, remarks: [] }
}

/** Starlette's answer to a method that an endpoint does not have. */
const notAllowed: Handled = {
  response: {
    status: 405,
    headers: new HeaderList({ allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' }),
    body: new TextEncoder().encode('Method Not Allowed'),
  },
  page: null,
  remarks: [],
}
