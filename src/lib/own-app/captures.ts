import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { isStoreAway, type Limit, type Limits, type Store } from '#lib/store/store.ts'
import { captureRequest, captureResponse } from '#lib/trace/capture.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { inOrder } from '#lib/trace/header-order.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import { protocolRequest, protocolResponse } from './protocol-only.ts'

/** Messages, by app and sender. */
const kind = 'own-app'
/** The senders of an app's messages. */
const senders = 'own-app-senders'

const limit: Limit = { records: 10_000, share: 0.05, room: kind, oldestOf: (key) => key.slice(-6) }

/** How much may be kept of all apps. Where there is no room, whoever sent most of it loses the oldest. */
export const ownAppCaps: Limits = { [kind]: limit, [senders]: { ...limit, oldestOf: (tag) => tag } }

/**
 * Messages and bytes that are kept of what one sender sends for an app, how many of the newest stay when the limit is
 * reached, and seconds of life after the last one. Whoever knows an app's client_id pushes out nothing but the own.
 */
export const ownAppLimits = {
  max: 120,
  maxBytes: 128 * 1024,
  whenFull: { items: 40, bytes: 64 * 1024 },
  ttl: 3600,
} as const

/** Senders of one app that are known at a time, and how many of the newest stay when there are more. */
const senderLimits = { max: 64, whenFull: { items: 48, bytes: 1024 }, ttl: ownAppLimits.ttl } as const

/** What own apps sent to the providers, by the app's tag. */
export interface OwnAppCaptures {
  /**
   * Keeps a message, and forgets the oldest ones of its sender when there is no room. When the store is full nothing is
   * kept. `sender`: six characters that stand for the address it came from.
   */
  keep(tag: string, sender: string, exchange: Exchange): Promise<void>
  /** In the order in which they were sent. */
  list(tag: string): Promise<Exchange[]>
}

export function ownAppCaptures(store: Store): OwnAppCaptures {
  return {
    async list(tag) {
      const known = new Set(await store.list<string>(senders, tag))
      const lists = await Promise.all([...known].map((sender) => store.list<Exchange>(kind, `${tag}/${sender}`)))
      return lists
        .flat()
        .map(inOrder)
        .sort((a, b) => a.at - b.at)
    },
    async keep(tag, sender, exchange) {
      try {
        await store.append(kind, `${tag}/${sender}`, exchange, ownAppLimits)
        if (!(await store.list(senders, tag)).includes(sender)) await store.append(senders, tag, sender, senderLimits)
      } catch (error) {
        if (!isStoreAway(error)) throw error
      }
    },
  }
}

/** What the app itself asks, server to server; everything else comes by way of the browser. */
const ofApp = /\/(?:token|me|jwks|\.well-known\/[^/]+)\/?$/i

/** A metadata URL carries the tag also where it is misspelt. No other address that a browser is sent to has one. */
function isOfApp({ url }: WholeRequest): boolean {
  const { pathname, searchParams } = new URL(url)
  return ofApp.test(pathname) || (searchParams.has('app') && !searchParams.has('client_id'))
}

export interface Passed {
  readonly at: number
  readonly took: number
  readonly tenant: string
  readonly request: WholeRequest
  readonly answer: WholeResponse
  /** What oidc-provider said about a refusal, more exactly than in its answer. */
  readonly refused: string | null
}

/**
 * A message of an own app to a provider, as it passed, as far as its owner may see it: whoever logs in is somebody
 * else, and what is not kept cannot be shown.
 */
export function ownAppExchange({ at, took, tenant, request, answer, refused }: Passed): Exchange {
  const isApp = isOfApp(request)
  return {
    at,
    took,
    channel: isApp ? 'back' : 'front',
    from: isApp ? 'app' : 'browser',
    to: 'provider',
    tenant,
    request: protocolRequest(captureRequest(request)),
    response: protocolResponse(captureResponse(answer, { withBody: isApp })),
    remarks: refused === null ? [] : [{ kind: 'library', level: 'error', text: refused }],
  }
}

/** The logins of an app, oldest first: each begins with an authorization request and the metadata read just before. */
export function loginsOf(exchanges: readonly Exchange[]): (readonly Exchange[])[] {
  const phases = exchanges.map(({ request }) => phaseOfRequest(request.method, request.url))
  const starts = phases.flatMap((phase, index) => {
    if (phase !== 'authorization') return []
    let start = index
    while (start > 0 && phases[start - 1] === 'metadata') start--
    return [start]
  })
  const cuts = starts.length === 0 || starts[0] === 0 ? starts : [0, ...starts]
  if (exchanges.length > 0 && cuts.length === 0) return [exchanges]
  return cuts.map((start, index) => exchanges.slice(start, cuts[index + 1]))
}
