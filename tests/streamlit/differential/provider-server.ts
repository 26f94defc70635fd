import { providerCaps } from '#lib/provider/caps.ts'
import { createProviders, type ProviderClient, type Providers } from '#lib/provider/providers.ts'
import { createRegistry } from '#lib/provider/registration/registry.ts'
import { isTenant, tenantNames } from '#lib/provider/tenants.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import { makeAltered } from './altered-provider.ts'
import { type Listening, listen } from './listen.ts'

export const client = { id: 'differential', secret: 'a-client-secret-of-the-differential-test' } as const

/** The same app as registered with a slash behind each of its redirect URIs. */
export const slashClient = 'differential-with-slash'

type Send = (request: Request) => Promise<Response>

/** What stands between the apps and the providers. Where it throws, the connection is closed without an answer. */
export type BackChannel = (send: Send) => Send

/** A request that an app sent to a provider, server to server. */
export interface BackChannelRequest {
  readonly method: string
  readonly url: string
  /** The form of a token request. */
  readonly form: URLSearchParams
  /** null: there was no answer, or none in time. */
  readonly status: number | null
}

type Heard = Omit<BackChannelRequest, 'status'> & { status: number | null }

interface State {
  between: BackChannel
  readonly heard: Heard[]
  providers: Providers | null
  altered: Awaited<ReturnType<typeof makeAltered>> | null
  origin: string
}

export interface ProviderServer extends Listening {
  readonly origin: string
  /** From here on this stands between; null takes it away. */
  between(channel: BackChannel | null): void
  /** What apps have sent to the sample providers since the last call, in order. */
  heard(): readonly BackChannelRequest[]
}

/**
 * The sample providers over HTTP: the same ones for both sides. A page that a person would answer comes as JSON.
 * Below `/broken/<kind>/` there are metadata documents of acme with one thing changed; below `/altered/<name>/` whole
 * providers with one thing changed.
 */
export async function serveProviders(redirectUris: readonly string[]): Promise<ProviderServer> {
  const direct: BackChannel = (send) => send
  const state: State = { between: direct, heard: [], providers: null, altered: null, origin: '' }
  const answer: Send = async (request) => {
    const { pathname } = new URL(request.url)
    const { altered } = state
    if (!state.providers || !altered) throw new Error('not ready')
    const [, first, tenant = ''] = pathname.split('/')
    if (first === 'altered') return altered(request, tenant, pathname.split('/').slice(3).join('/'))
    if (first === 'broken') return broken(tenant, state.origin)
    if (first !== 'provider' || !isTenant(tenant)) return new Response('not found', { status: 404 })
    const answered = await state.providers.handle(tenant, request)
    if (answered.kind === 'response') return answered.response
    const headers = answered.headers.toHeaders()
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify(answered.page), { status: answered.status, headers })
  }
  const listening = await listen(async (request) => {
    if (!isBackChannel(request)) return answer(request)
    const form = new URLSearchParams(await request.clone().text())
    const { between } = state
    const heard: Heard = { method: request.method, url: request.url, form, status: null }
    state.heard.push(heard)
    const response = between === direct ? await answer(request) : await between(answer)(request).catch(() => null)
    heard.status = response?.status ?? null
    return response
  })
  // Both sides speak to it as localhost, so that is the issuer's host; it listens on 127.0.0.1.
  const origin = `http://localhost:${listening.port}`
  const registered: ProviderClient = {
    clientId: client.id,
    clientSecret: client.secret,
    name: 'Differential test',
    redirectUris,
    postLogoutRedirectUris: redirectUris,
  }
  const slashed = { ...registered, clientId: slashClient, redirectUris: redirectUris.map((uri) => `${uri}/`) }
  state.origin = origin
  state.altered = await makeAltered(origin, client.secret)
  state.providers = await createProviders({
    origin,
    keys: null,
    cookieKeys: ['a-cookie-key-of-the-differential-test'],
    clients: Object.fromEntries(tenantNames.map((tenant) => [tenant, [registered, slashed]])),
    registry: createRegistry({ secret: 'a secret of the differential test, over 32 bytes', clock: Date.now }),
    store: memoryStore({ clock: Date.now, caps: providerCaps }),
    clock: Date.now,
    onError: console.error,
  })
  return {
    ...listening,
    origin,
    between(channel) {
      state.between = channel ?? direct
    },
    heard: () => state.heard.splice(0),
  }
}

function isBackChannel({ method, url }: Request): boolean {
  return ['metadata', 'token', 'keys'].includes(phaseOfRequest(method, url))
}

async function broken(kind: string, origin: string): Promise<Response> {
  const acme = { ...(await (await fetch(`${origin}/provider/acme/.well-known/openid-configuration`)).json()) }
  if (kind === 'not-json') return new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } })
  if (kind === 'no-endpoint') return Response.json({ ...acme, authorization_endpoint: undefined })
  if (kind === 'other-issuer') return Response.json({ ...acme, issuer: `${origin}/someone-else` })
  if (kind === 'no-end-session') return Response.json({ ...acme, end_session_endpoint: undefined })
  if (kind === 'end-session-query') {
    return Response.json({
      ...acme,
      end_session_endpoint: `${acme.end_session_endpoint}?logout_hint=ada&client_id=other`,
    })
  }
  if (kind === 'pkce-added') {
    const globex = { ...(await (await fetch(`${origin}/provider/globex/.well-known/openid-configuration`)).json()) }
    return Response.json({ ...globex, code_challenge_methods_supported: ['S256'] })
  }
  if (kind === 'null-pkce') return Response.json({ ...acme, code_challenge_methods_supported: null })
  if (kind === 'endpoint-query') {
    return Response.json({ ...acme, authorization_endpoint: `${acme.authorization_endpoint}?resource=a%20b&x=1` })
  }
  return new Response('out of order', { status: 500 })
}
