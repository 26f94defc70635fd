import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf, textOf, type WholeRequest, type WholeResponse } from '#lib/message/message.ts'
import type { Providers } from '#lib/provider/providers.ts'
import { metadataUrlOf, shapeOf } from '#lib/provider/tenant-table.ts'
import { type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { browser, callback, pageOf, testClient, testProviders } from '#lib/provider/testing.ts'
import type { Client } from '#lib/relying-party/client.ts'
import { finishLogin, type LoginOutcome } from '#lib/relying-party/finish-login.ts'

/** Every sample provider, house and shapes, each with one app. Made once. */
const providers: Providers = await testProviders({
  clients: Object.fromEntries(tenantNames.map((tenant) => [tenant, [testClient]])),
})

const origin = 'http://localhost:4321'
const fixed = { state: 'a-state-of-the-tests', nonce: 'a-nonce-of-the-tests' }
const verifier = 'a-verifier-of-the-tests-that-is-43-characters-long'

type Members = Readonly<Record<string, unknown>>

/** An ID token to be signed. `key`: how; left out: with a key that the provider's JWKS then names. */
export interface Token {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: JWTPayload
}

/** What a provider does otherwise than it should. */
interface Misbehaviour {
  readonly metadata?: (metadata: Members) => Members
  /** The keys that it publishes, in place of its own and the one that altered tokens are signed with. */
  readonly keys?: (keys: readonly JWK[]) => readonly unknown[]
  /** The ID token before it is signed anew, rightly. */
  readonly idToken?: (token: Token) => Token
  /** The ID token as text, signed anew before. */
  readonly signed?: (token: string, signingKey: JWK) => string | Promise<string>
  /** Parameters of the callback. */
  readonly callback?: (parameters: URLSearchParams) => void
}

interface Attempt {
  readonly outcome: LoginOutcome
  /** Every call of the back channel: its method and path. */
  readonly asked: readonly string[]
  readonly sent: readonly WholeRequest[]
}

/** A login at a provider that behaves, until the back channel, where it misbehaves as told. */
export async function attempt(tenant: TenantName, misbehaviour: Misbehaviour = {}): Promise<Attempt> {
  const parameters = new URLSearchParams(await callbackOf(tenant))
  misbehaviour.callback?.(parameters)
  const sent: WholeRequest[] = []
  const client: Client = {
    metadataUrl: metadataUrlOf(origin, tenant),
    clientId: testClient.clientId,
    clientSecret: testClient.clientSecret,
    authMethod: 'client_secret_basic',
    clockSkew: 0,
    now: Math.floor(Date.now() / 1000),
    async fetch(request) {
      sent.push(request)
      return misbehaving(tenant, misbehaviour, request)
    },
  }
  const outcome = await finishLogin(client, parameters, { redirectUri: callback, ...fixed, codeVerifier: verifier })
  return { outcome, sent, asked: sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`) }
}

/** The metadata of a provider. */
export async function metadataOf(tenant: TenantName): Promise<Members> {
  const { body } = await ask({
    method: 'GET',
    url: metadataUrlOf(origin, tenant),
    headers: new HeaderList(),
    body: null,
  })
  return Object(JSON.parse(textOf(body)))
}

/** What was answered to the first login at each provider; from then on it is answered again, for speed. */
const recorded = new Map<string, Promise<WholeResponse>>()
const callbacks = new Map<TenantName, Promise<URLSearchParams>>()

function callbackOf(tenant: TenantName): Promise<URLSearchParams> {
  const known = callbacks.get(tenant) ?? signedIn(tenant)
  callbacks.set(tenant, known)
  return known
}

async function signedIn(tenant: TenantName): Promise<URLSearchParams> {
  const url = new URL(String((await metadataOf(tenant))['authorization_endpoint']))
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const parameters = {
    response_type: 'code',
    client_id: testClient.clientId,
    redirect_uri: callback,
    scope: 'openid email profile',
    ...fixed,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const visitor = browser(providers)
  const { answer } = await visitor.follow(url.href)
  const last = await visitor.post(pageOf(answer, 'sign-in'), { persona: 'ada' })
  return new URL(last.url).searchParams
}

async function ask(request: WholeRequest): Promise<WholeResponse> {
  const tenant = tenantNames.find((name) => new URL(request.url).pathname.split('/')[2] === name)
  if (tenant === undefined) throw new TypeError(`nobody answers at ${request.url}`)
  const answer = await providers.answer(tenant, request)
  if (answer.kind === 'page') throw new Error(`a page "${answer.page.kind}" at ${request.url}`)
  return answer.response
}

async function misbehaving(tenant: TenantName, how: Misbehaviour, request: WholeRequest): Promise<WholeResponse> {
  const path = new URL(request.url).pathname
  const known = recorded.get(`${request.method} ${path}`) ?? ask(request)
  recorded.set(`${request.method} ${path}`, known)
  const answer = await known
  if (path.endsWith('/openid-configuration')) return changed(answer, how.metadata ?? ((members) => members))
  if (request.method === 'POST') return changed(answer, (members) => withToken(tenant, how, members))
  const { published } = await keyOf(tenant)
  return changed(answer, ({ keys }) => {
    const all = [...(Array.isArray(keys) ? keys : []), ...(isAltered(how) && published ? [published] : [])]
    return { keys: how.keys?.(all) ?? all }
  })
}

const isAltered = (how: Misbehaviour): boolean => how.idToken !== undefined || how.signed !== undefined

async function withToken(tenant: TenantName, how: Misbehaviour, members: Members): Promise<Members> {
  const { id_token: idToken } = members
  if (!isAltered(how) || typeof idToken !== 'string') return members
  const { alg, key, kid, jwk } = await keyOf(tenant)
  const before = { header: { ...decodeProtectedHeader(idToken), alg, ...(kid && { kid }) }, claims: decodeJwt(idToken) }
  const { header, claims } = how.idToken?.(before) ?? before
  const signed = await new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(key, { crit: { strange: true } })
  return { ...members, id_token: (await how.signed?.(signed, jwk)) ?? signed }
}

interface SigningKey {
  readonly alg: string
  readonly key: CryptoKey | Uint8Array
  readonly kid: string | undefined
  /** The public part, as it would stand in a JWKS. */
  readonly jwk: JWK
  readonly published: JWK | undefined
}

const made = new Map<string, Promise<SigningKey>>()

/** A key of the tests that does for a provider what its own does: of one algorithm, or the client's secret. */
function keyOf(tenant: TenantName): Promise<SigningKey> {
  const alg = shapeOf(tenant)?.idTokenAlg ?? 'RS256'
  const known = made.get(alg) ?? makeKey(alg)
  made.set(alg, known)
  return known
}

async function makeKey(alg: string): Promise<SigningKey> {
  if (alg === 'HS256') {
    const key = new TextEncoder().encode(testClient.clientSecret)
    return { alg, key, kid: undefined, jwk: { kty: 'oct' }, published: undefined }
  }
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const kid = 'a-key-of-the-tests'
  const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  return { alg, key: privateKey, kid, jwk, published: jwk }
}

async function changed(answer: WholeResponse, change: (members: Members) => Members | Promise<Members>) {
  if (answer.status !== 200) return answer
  return { ...answer, body: bodyOf(JSON.stringify(await change(Object(JSON.parse(textOf(answer.body)))))) }
}
