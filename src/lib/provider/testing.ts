import { randomBytes } from 'node:crypto'
import * as client from 'openid-client'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import { TestJar } from '#lib/trace/testing.ts'
import { providerCaps } from './caps.ts'
import type { ProviderClient } from './clients.ts'
import { makeKeys, type ProviderKeys } from './keys.ts'
import type { ProviderAnswer, ProviderPage } from './pages.ts'
import { createProviders, type Providers, type ProvidersOptions } from './providers.ts'
import { createRegistry, type Registry } from './registration/registry.ts'
import { isTenant, type TenantName } from './tenants.ts'

/** What the tests of the providers share: providers with one app each, a browser and an app. */

export const callback = 'http://localhost:8501/oauth2callback'

export const testClient: ProviderClient = {
  clientId: 'test-app',
  clientSecret: 'test-secret-0123456789',
  name: 'Test app',
  redirectUris: [callback],
  postLogoutRedirectUris: [callback],
}

let made: Promise<ProviderKeys> | undefined

/** Signing keys of the tests. Making RSA keys is what a login in a test would mostly wait for: once in a process. */
export function testKeys(): Promise<ProviderKeys> {
  made ??= makeKeys()
  return made
}

export async function testProviders(
  more: {
    origin?: string
    clients?: ProvidersOptions['clients']
    store?: Store
    registry?: Registry
    clock?: () => number
    keys?: ProviderKeys
    onError?: (error: unknown) => void
    onReplay?: (tenant: TenantName) => void
  } = {},
): Promise<Providers> {
  const clock = more.clock ?? Date.now
  return createProviders({
    origin: more.origin ?? 'http://localhost:4321',
    keys: more.keys ?? (await testKeys()),
    cookieKeys: ['a-cookie-key-of-the-tests'],
    clients: more.clients ?? { acme: [testClient], globex: [testClient] },
    registry: more.registry ?? testRegistry(),
    store: more.store ?? memoryStore({ clock, caps: providerCaps }),
    clock,
    onError: more.onError ?? console.error,
    ...(more.onReplay && { onReplay: more.onReplay }),
  })
}

/** Visitors' apps, sealed with a secret of the tests. */
export function testRegistry(clock: () => number = Date.now): Registry {
  return createRegistry({ secret: 'a secret of the tests, longer than 32 bytes', clock })
}

/** A browser that knows only the providers: it keeps cookies and follows redirects below the origin. */
export function browser(providers: Pick<Providers, 'issuer' | 'handle'>, origin = 'http://localhost:4321') {
  const jar = new TestJar()
  const send = async (url: string, init: RequestInit = {}): Promise<ProviderAnswer<Response>> => {
    const address = new URL(url)
    const tenant = address.pathname.split('/')[2] ?? ''
    if (!isTenant(tenant)) throw new Error(`no provider at ${url}`)
    const headers = new Headers(init.headers)
    headers.set('cookie', jar.header(address))
    if (!headers.has('accept')) headers.set('accept', 'text/html,*/*;q=0.8')
    const answer = await providers.handle(tenant, new Request(url, { ...init, headers }))
    jar.keep(address, (answer.kind === 'page' ? answer.headers : answer.response.headers).getSetCookie())
    return answer
  }
  const follow = async (
    url: string,
    init: RequestInit = {},
  ): Promise<{ url: string; answer: ProviderAnswer<Response> }> => {
    const answer = await send(url, init)
    const next = answer.kind === 'response' ? answer.response.headers.get('location') : null
    if (next === null || (!next.startsWith('/') && !next.startsWith(`${origin}/provider/`)))
      return { url: next ?? url, answer }
    return follow(new URL(next, origin).href)
  }
  const post = (page: ProviderPage, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    if (!('action' in page)) throw new Error(`the page "${page.kind}" has no form`)
    return follow(new URL(page.action, origin).href, { method: 'POST', body: new URLSearchParams(fields), headers })
  }
  return { jar, send, follow, post }
}

export type Browser = ReturnType<typeof browser>

/** The page that an answer is, of the kind that is expected. */
export function pageOf<K extends ProviderPage['kind']>(
  answer: ProviderAnswer<Response>,
  kind: K,
): ProviderPage & { kind: K } {
  if (answer.kind !== 'page') throw new Error(`a response with status ${answer.response.status}, no page`)
  const { page } = answer
  if (!isKind(page, kind)) throw new Error(`the page "${page.kind}" in place of "${kind}"`)
  return page
}

function isKind<K extends ProviderPage['kind']>(page: ProviderPage, kind: K): page is ProviderPage & { kind: K } {
  return page.kind === kind
}

/** An app with openid-client that calls the providers in this process. */
export async function app(
  providers: Pick<Providers, 'issuer' | 'handle'>,
  tenant: TenantName,
  { clientId, clientSecret }: Pick<ProviderClient, 'clientId' | 'clientSecret'> = testClient,
) {
  const fetch: client.CustomFetch = async (url, init) => {
    const headers = new Headers(init.headers)
    const answer = await providers.handle(
      tenant,
      new Request(url, { method: init.method, headers, body: init.body?.toString() ?? null }),
    )
    if (answer.kind === 'page') throw new Error(`a page "${answer.page.kind}" at ${url}`)
    return answer.response
  }
  const config = await client.discovery(
    new URL(providers.issuer(tenant)),
    clientId,
    { client_secret: clientSecret, id_token_signed_response_alg: 'RS256' },
    client.ClientSecretBasic(clientSecret),
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks], [client.customFetch]: fetch },
  )
  const begin = async (params: Record<string, string> = {}) => {
    const [state, nonce, verifier] = [1, 2, 3].map(() => randomBytes(32).toString('base64url'))
    if (!state || !nonce || !verifier) throw new Error('no randomness')
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...params,
    })
    const redeem = (at: string) =>
      client.authorizationCodeGrant(config, new URL(at), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
      })
    return { url: url.href, state, nonce, verifier, redeem }
  }
  return { config, begin, fetch }
}

/** A whole login as a persona: the app's tokens, the browser that is signed in, and where it ended. */
export async function login(
  providers: Pick<Providers, 'issuer' | 'handle'>,
  tenant: TenantName,
  persona: string,
  params: Record<string, string> = {},
) {
  const visitor = browser(providers)
  const site = await app(providers, tenant)
  const attempt = await site.begin(params)
  const first = await visitor.follow(attempt.url)
  const last = await visitor.post(pageOf(first.answer, 'sign-in'), { persona })
  return { visitor, site, attempt, at: last.url, tokens: await attempt.redeem(last.url) }
}
