import { isStoreAway, type Limit, type Limits, type Store } from '#lib/store/store.ts'
import type { UserInfo } from '#lib/streamlit/user-info.ts'
import { issuedTo } from '#lib/trace/visitor-key.ts'

const limit: Limit = { records: 50_000, share: 0.05, room: 'app-session', oldestOf: issuedTo }

/** How much of them the store may hold. */
export const sessionLimits: Limits = { 'app-session': limit, 'app-said': limit }

const TTL_SECONDS = 3600

/**
 * Sessions that are kept of one visitor's app, and characters of their users: what a cookie unpacks to may be large.
 * Where there are more, the newest stay.
 */
const kept = { ttl: TTL_SECONDS, max: 12, maxBytes: 48 * 1024, whenFull: { items: 8, bytes: 32 * 1024 } }

/** Who a Streamlit session belongs to: read from the cookies once, when the session begins. */
export type SessionUser = Pick<UserInfo, 'user' | 'tokens'>

export interface AppSessions {
  /** Begins a session and returns its id, or null where its user is too large to be kept. */
  begin(visitor: string, scenario: string, user: SessionUser): Promise<string | null>
  /** The user that a session began with; undefined when there is no such session of this visitor. */
  find(visitor: string, scenario: string, id: string): Promise<SessionUser | undefined>
  /** True once in an hour for a visitor's app: what Streamlit says once in a process is said then. */
  isFirst(visitor: string, scenario: string, what: string): Promise<boolean>
}

/**
 * The sample apps' sessions. In Streamlit a session is a WebSocket connection: `st.user` is read from the cookies
 * when it connects and stays as it is through every rerun, whatever becomes of the cookies.
 */
export function appSessions(store: Store, newId: () => string): AppSessions {
  return {
    async begin(visitor, scenario, user) {
      const id = newId()
      const begun = store.append('app-session', `${visitor}/${scenario}`, { id, user }, kept)
      return (await orFalse(begun)) ? id : null
    },
    isFirst: (visitor, scenario, what) =>
      orFalse(store.claim('app-said', `${visitor}/${scenario}/${what}`, true, TTL_SECONDS)),
    async find(visitor, scenario, id) {
      const sessions = await store.list<{ id: string; user: SessionUser }>('app-session', `${visitor}/${scenario}`)
      return sessions.find((session) => session.id === id)?.user
    },
  }
}

/** Sessions that nobody finds again: those of a browser that has not come back yet with the key that it was given. */
export function newcomerSessions(newId: () => string): AppSessions {
  return { begin: async () => newId(), isFirst: async () => true, find: async () => undefined }
}

async function orFalse(writing: Promise<boolean>): Promise<boolean> {
  try {
    return await writing
  } catch (error) {
    if (isStoreAway(error)) return false
    throw error
  }
}
