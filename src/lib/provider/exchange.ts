import type { IncomingMessage } from 'node:http'
import type { ProviderPage } from './pages.ts'

/** What oidc-provider's side of a request leaves for ours. Filled in while the request passes through it. */
export interface Exchange {
  /** Whether oidc-provider has an endpoint at the address. */
  routed: boolean
  clientId: string | null
  /** The page to draw instead of the response's body. */
  page: ProviderPage | null
  /** Where a page that posts itself leads: a registered redirect URI. */
  formTarget: string | null
  /** What failed inside. It is reported, never shown. */
  failure: unknown
  /** Why oidc-provider refused, in its own words for developers. */
  refused: string | null
  /** The login that this request began: the id that all its pages share. */
  began: string | null
  /** The login that ended in a code with this request. */
  ended: string | null
}

const exchanges = new WeakMap<IncomingMessage, Exchange>()

export function exchangeOf(request: IncomingMessage): Exchange {
  const known = exchanges.get(request)
  if (known) return known
  const made: Exchange = {
    routed: false,
    clientId: null,
    page: null,
    formTarget: null,
    failure: null,
    refused: null,
    began: null,
    ended: null,
  }
  exchanges.set(request, made)
  return made
}
