import { isStoreFull, type Store } from '#lib/store/store.ts'
import type { UserInfo } from '#lib/streamlit/user-info.ts'

/** How many records the store may hold. */
export const sessionCap = 20_000

const TTL_SECONDS = 3600

/** Who a Streamlit session belongs to: read from the cookies once, when the session begins. */
export type SessionUser = Pick<UserInfo, 'user' | 'tokens'>

export interface AppSessions {
  /** Begins a session and returns its id, or null when the store has no room for one. */
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
  const key = (visitor: string, scenario: string, id: string) => `${visitor}/${scenario}/${id}`
  return {
    async begin(visitor, scenario, user) {
      const id = newId()
      try {
        await store.set('app-session', key(visitor, scenario, id), user, TTL_SECONDS)
        return id
      } catch (error) {
        if (isStoreFull(error)) return null
        throw error
      }
    },
    async isFirst(visitor, scenario, what) {
      try {
        return await store.claim('app-session', key(visitor, scenario, `first ${what}`), true, TTL_SECONDS)
      } catch (error) {
        if (isStoreFull(error)) return false
        throw error
      }
    },
    async find(visitor, scenario, id) {
      return store.get<SessionUser>('app-session', key(visitor, scenario, id))
    },
  }
}
