import { addressOf } from '#lib/message/address.ts'
import { textOf, type WholeRequest } from '#lib/message/message.ts'
import { storeFull } from '#lib/store/store.ts'
import { callProvider } from './bridge.ts'
import { kindOf, neededByLogin, ttl } from './caps.ts'
import { contentSecurityPolicy, pageHeaders, withFormTarget } from './csp.ts'
import { notFoundPage } from './error-page.ts'
import { type Exchange, exchangeOf } from './exchange.ts'
import { leadOn, leadsOn } from './lead-on.ts'
import type { ProviderAnswer } from './pages.ts'
import type { ProviderParts } from './provider-parts.ts'
import { refuse } from './refusal.ts'

/** oidc-provider's own endpoints. `mount` is the path that its addresses begin with. Throws what failed inside. */
export async function protocol(parts: ProviderParts, request: WholeRequest, mount: string): Promise<ProviderAnswer> {
  const { tenant, store } = parts
  const kept = parts.publicAnswers.find(request)
  if (kept) return { kind: 'response', response: kept, clientId: null, refused: null }
  if (/\/auth\/?$/.test(addressOf(request.url).path)) await makeSureOfRoom(parts)
  const { response, exchange } = await pass(parts, request, mount)
  if (exchange.failure) throw exchange.failure
  const asked = kindOf(tenant.name, 'Asked')
  if (exchange.began) await store.set(asked, exchange.began, askedIn(request.url), ttl.Interaction)
  if (exchange.ended) await store.delete(asked, exchange.ended)
  const clientId = exchange.clientId ?? claimedClient(request)
  if (exchange.page) {
    const headers = pageHeaders(contentSecurityPolicy())
    for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
    return { kind: 'page', page: exchange.page, status: response.status, headers, clientId }
  }
  if (!exchange.routed && response.status === 404) return refuse(notFoundPage(tenant), request)
  const html = response.headers.get('content-type')?.startsWith('text/html') === true
  const csp = response.headers.get('content-security-policy') ?? ''
  if (html && exchange.formTarget)
    response.headers.set('content-security-policy', withFormTarget(csp, exchange.formTarget))
  else response.headers.delete('content-security-policy')
  const location = response.headers.get('location')
  if (location !== null && leadsOn(request, location, parts.origin)) {
    const page = leadOn(tenant, { href: location, app: null })
    for (const cookie of response.headers.getSetCookie()) page.headers.append('set-cookie', cookie)
    return { ...page, clientId }
  }
  parts.publicAnswers.keep(request, response)
  return { kind: 'response', response, clientId, refused: exchange.refused }
}

/** Refuses a login before it begins, where it could not end. Throws StoreFull. */
async function makeSureOfRoom({ store, tenant }: ProviderParts): Promise<void> {
  const kinds = neededByLogin.map((model) => kindOf(tenant.name, model))
  if (await store.nearlyFull(kinds)) throw storeFull(kindOf(tenant.name, 'login'))
}

/** Characters of an authorization request that its page shows. */
const MOST_SHOWN = 4096

function askedIn(url: string): string {
  const { search } = addressOf(url)
  return search.length <= MOST_SHOWN ? search : search.slice(0, search.lastIndexOf('&', MOST_SHOWN))
}

async function pass({ callback, origin, clock }: ProviderParts, whole: WholeRequest, mount: string) {
  const passed: { exchange: Exchange | null } = { exchange: null }
  const response = await callProvider(whole, { origin, mount, clock }, async (request, answer) => {
    passed.exchange = exchangeOf(request)
    await callback(request, answer)
  })
  if (!passed.exchange) throw new Error('the request did not reach oidc-provider')
  return { response, exchange: passed.exchange }
}

/** The client that a request speaks of, as far as its own text tells. */
function claimedClient({ headers, url, body }: WholeRequest): string | null {
  const form = new URLSearchParams(textOf(body))
  const basic = /^basic ([\w+/]+=*)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const [named = null] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString('utf8').split(':')
  return new URL(url).searchParams.get('client_id') ?? form.get('client_id') ?? named
}
