import { HeaderList } from '#lib/message/header-list.ts'
import { httpDate } from '#lib/message/http-date.ts'
import { keepText, type WholeRequest, type WholeResponse } from '#lib/message/message.ts'
import type { Clock } from '#lib/store/store.ts'

/** Answers that are the same for everybody: a tenant's metadata and its keys. */
export interface PublicAnswers {
  /** The answer to a request like an earlier one, with the date of now. */
  find(request: WholeRequest): WholeResponse | null
  keep(request: WholeRequest, response: WholeResponse): void
}

/** Without a query: `?app=…` brings a reader's app an answer of its own. */
const address = /^[^?]*\/(?:jwks|\.well-known\/openid-configuration)$/

/**
 * Keeps what a tenant answers at its two public addresses, since every login asks for both and neither changes while
 * the process lives. A browser's request with an `Origin` gets an answer of its own (CORS, Fetch §3.2).
 */
export function publicAnswers(clock: Clock): PublicAnswers {
  const kept = new Map<string, WholeResponse>()
  const isPublic = ({ method, url, headers }: WholeRequest): boolean =>
    method === 'GET' && address.test(url) && !headers.has('origin')
  return {
    find(request) {
      const answer = isPublic(request) ? kept.get(request.url) : undefined
      if (!answer) return null
      const headers = new HeaderList(answer.headers)
      headers.set('date', httpDate(clock()))
      return { ...answer, headers }
    },
    keep(request, response) {
      // Of one origin there are two addresses; a request by another name is never kept, so there are no more.
      if (!isPublic(request) || response.status !== 200 || kept.size >= 2) return
      kept.set(request.url, response)
      keepText(response.body)
    },
  }
}
