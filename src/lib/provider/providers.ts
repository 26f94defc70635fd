import { addressOf } from '#lib/message/address.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import { asResponse, bodyOf, readRequestUpTo, type WholeRequest } from '#lib/message/message.ts'
import { type Clock, isStoreAway, type Store } from '#lib/store/store.ts'
import { createAccounts } from './accounts.ts'
import { usedTwice } from './adapter.ts'
import { avatar } from './avatar.ts'
import type { ProviderClient } from './clients.ts'
import { brokenPage, fullPage, longParameterPage, notFoundPage, tooLargePage, tooLongPage } from './error-page.ts'
import { interact } from './interaction.ts'
import { keysOf, makeKeys, type ProviderKeys } from './keys.ts'
import type { ProviderAnswer } from './pages.ts'
import { tooLongParameter } from './parameter-lengths.ts'
import { isPersonaKey, type Persona, personas } from './personas.ts'
import { protocol } from './protocol.ts'
import type { ProviderParts } from './provider-parts.ts'
import { publicAnswers } from './public-answers.ts'
import { refuse } from './refusal.ts'
import { maxRegistrationBody, registrationEndpoint } from './registration/endpoint.ts'
import type { Registry } from './registration/registry.ts'
import { answerShaped } from './shaped-requests.ts'
import { tenantProvider } from './tenant-provider.ts'
import { issuerOf, shapeOf, tenants } from './tenant-table.ts'
import { isHouseTenant, type TenantName, tenantPath } from './tenants.ts'

export type { ProviderClient } from './clients.ts'
export type { ProviderAnswer, ProviderPage } from './pages.ts'

export interface ProvidersOptions {
  /** The public origin, such as http://localhost:4321. Every address is made from it. */
  readonly origin: string
  /** The signing keys; null makes new ones, which are gone with the process. */
  readonly keys: ProviderKeys | null
  /** Keys that sign the cookies, the newest first. */
  readonly cookieKeys: readonly string[]
  /** The apps of each; a provider that is left out has none. */
  readonly clients: Readonly<Partial<Record<TenantName, readonly ProviderClient[]>>>
  /** The readers' own apps. */
  readonly registry: Registry
  readonly store: Store
  readonly clock: Clock
  /** Hears of what failed on our side. Visitors see a fixed text. */
  readonly onError?: (error: unknown) => void
  /** Hears of a code that was used twice. */
  readonly onReplay?: (tenant: TenantName) => void
  /** Called after each answer, before it is handed on. */
  readonly onAnswer?: (of: 'provider') => void
}

export interface Providers {
  issuer(tenant: TenantName): string
  /** Answers any request below `/provider/<tenant>/`; `request` has the public URL. What fails becomes an answer. */
  answer(tenant: TenantName, request: WholeRequest): Promise<ProviderAnswer>
  /** The same for a web-standard request, whose body is read here as far as its endpoint takes one. */
  handle(tenant: TenantName, request: Request): Promise<ProviderAnswer<Response>>
}

const maxBody = 64 * 1024
const maxTokenBody = 16 * 1024
/** For an authorization request, whose parameters are kept until the login ends. */
const maxQuery = 8 * 1024

/** Where RFC 8414 §3 has metadata. */
const asMetadata = '/.well-known/oauth-authorization-server'

/** The endpoints whose parameters a client chooses. */
const isOfLogin = /\/(?:auth|token|session\/end|logout)\/?$/i

/** The sample providers. Their issuers are `<origin>/provider/<tenant>`. */
export async function createProviders(options: ProvidersOptions): Promise<Providers> {
  const { origin, cookieKeys, clients, registry, store, clock, onError } = options
  const keys = options.keys ?? (await makeKeys())
  const issuer = (name: TenantName): string => issuerOf(origin, name)
  const make = (name: TenantName): ProviderParts => {
    const tenant = tenants[name]
    const shape = shapeOf(name)
    const signing = keysOf(name, shape?.idTokenAlg ?? 'RS256', keys)
    const accounts = createAccounts({ tenant, origin, store })
    const shared = { tenant, shape, accounts, origin, store, clock, registry, issuer: issuer(name) }
    const provider = tenantProvider({ ...shared, cookieKeys, keys: signing, clients: clients[name] ?? [] })
    return {
      provider,
      callback: provider.callback(),
      publicAnswers: publicAnswers(clock),
      keys: signing,
      ...shared,
    }
  }
  const made = new Map<TenantName, ProviderParts>()
  /** A provider is put together when it is first asked: a start, and who logs in elsewhere, wait for none. */
  const partsOf = (name: TenantName): ProviderParts => {
    const parts = made.get(name) ?? make(name)
    made.set(name, parts)
    return parts
  }
  const answer = async (name: TenantName, request: WholeRequest): Promise<ProviderAnswer> => {
    try {
      const answered = await route(partsOf(name), request)
      options.onAnswer?.('provider')
      if (answered.kind === 'response' && answered.refused === usedTwice) options.onReplay?.(name)
      return answered
    } catch (error) {
      if (isStoreAway(error)) return refuse(fullPage(tenants[name]), request)
      onError?.(error)
      return refuse(brokenPage(tenants[name]), request)
    }
  }
  return {
    issuer,
    answer,
    async handle(name, request) {
      const limit = bodyLimit(request.method, new URL(request.url).pathname)
      const read = await readRequestUpTo(limit, request)
      const tooLarge = read === 'too-large'
      const answered = tooLarge ? refuse(tooLargePage(tenants[name], limit), request) : await answer(name, read)
      return answered.kind === 'page' ? answered : { ...answered, response: asResponse(answered.response) }
    },
  }
}

/** The most bytes that an endpoint takes. */
function bodyLimit(method: string, path: string): number {
  if (method === 'POST' && /\/reg\/?$/i.test(path)) return maxRegistrationBody
  return /\/token\/?$/i.test(path) ? maxTokenBody : maxBody
}

async function route(parts: ProviderParts, request: WholeRequest): Promise<ProviderAnswer> {
  const { tenant } = parts
  const { method, body } = request
  const { path: pathname, search } = addressOf(request.url)
  const mount = tenantPath(tenant.name)
  if (pathname === `${asMetadata}${mount}` && isHouseTenant(tenant.name))
    return protocol(parts, { ...request, url: `${parts.origin}${mount}${asMetadata}` }, mount)
  if (!pathname.startsWith(`${mount}/`)) return refuse(notFoundPage(tenant), request)
  const path = pathname.slice(mount.length)
  if (/^\/auth\/?$/i.test(path) && search.length > maxQuery) return refuse(tooLongPage(tenant, maxQuery), request)
  const limit = bodyLimit(method, path)
  if (body && body.byteLength > limit) return refuse(tooLargePage(tenant, limit), request)
  const tooLong = isOfLogin.test(path) ? tooLongParameter(request) : null
  if (tooLong) return refuse(longParameterPage(tenant, tooLong), request)
  if (method === 'POST' && /^\/reg\/?$/i.test(path))
    return isHouseTenant(tenant.name)
      ? registrationEndpoint({ ...parts, tenant: tenant.name }, request)
      : refuse(notFoundPage(tenant), request)
  const uid = /^\/interaction\/([\w-]+)$/.exec(path)?.[1]
  if (uid !== undefined && ['GET', 'HEAD', 'POST'].includes(method)) return interact(parts, uid, request)
  const person = /^\/people\/([a-z]+)\.svg$/.exec(path)?.[1]
  if (person !== undefined && isPersonaKey(person)) return picture(personas[person])
  return answerShaped(parts, request, { mount, path, search })
}

function picture(persona: Persona): ProviderAnswer {
  const headers = new HeaderList({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' })
  return { kind: 'response', response: { status: 200, headers, body: bodyOf(avatar(persona)) }, clientId: null }
}
