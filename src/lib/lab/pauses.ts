import type { Limit, Store } from '#lib/store/store.ts'
import type { CapturedRequest } from '#lib/trace/exchange.ts'
import { issuedTo } from '#lib/trace/visitor-key.ts'

/** How much of them the store may hold. */
export const pauseLimit: Limit = { records: 20_000, share: 0.06, oldestOf: issuedTo }

const TTL_SECONDS = 600

/** A request that waits for the visitor's word. */
export interface Pause {
  readonly scenario: string
  readonly from: 'browser' | 'app'
  readonly to: 'app' | 'provider'
  /** What is about to be sent. A redirect's request is the browser's own, so its headers are not known yet. */
  readonly request: CapturedRequest
  /** Where the browser goes on to: the redirect's target, or the callback that makes the app send its request. */
  readonly next: string
}

/** The cookie that lets the callback go through once it has waited. Its value is the pause's id. */
export const STEP_COOKIE = 'lab_step'

export interface Pauses {
  /** Throws StoreFull when there is no room. */
  add(visitor: string, pause: Pause): Promise<string>
  find(visitor: string, id: string): Promise<Pause | undefined>
  /** Whether the visitor said to go on with this very callback; true once. */
  release(visitor: string, id: string | undefined, next: string): Promise<boolean>
}

/** What waits in step mode, for ten minutes at most; nobody but its visitor finds it. */
export function pauses(store: Store, newId: () => string): Pauses {
  const key = (visitor: string, id: string) => `${visitor}/${id}`
  const find = (visitor: string, id: string) => store.get<Pause>('pause', key(visitor, id))
  return {
    find,
    async add(visitor, pause) {
      const id = newId()
      await store.set('pause', key(visitor, id), pause, TTL_SECONDS)
      return id
    },
    async release(visitor, id, next) {
      // A pause never changes, so that looking at it first is safe; whoever takes it is the one who may go on.
      if (id === undefined || (await find(visitor, id))?.next !== next) return false
      return (await store.take('pause', key(visitor, id))) !== undefined
    },
  }
}

/** Where a visitor sees what waits. */
export function pausedPath(scenario: string, id: string): string {
  return `/lab/${scenario}/paused/${id}`
}

/** The pause before the request that a redirect leads to; null when `answer` is no redirect within this site. */
export function redirectPause(
  scenario: string,
  answer: { readonly status: number; readonly headers: Pick<Headers, 'get'> },
  url: string,
): Pause | null {
  const location = answer.headers.get('location')
  if (answer.status < 300 || answer.status > 399 || location === null) return null
  const next = new URL(location, url)
  const to = next.pathname.startsWith('/provider/') ? 'provider' : 'app'
  if (next.origin !== new URL(url).origin) return null
  const request = { method: 'GET', url: next.href, headers: [], body: null }
  return { scenario, from: 'browser', to, request, next: next.href }
}
