import { addressOf } from '#lib/message/address.ts'
import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import type { Providers } from '#lib/provider/providers.ts'
import { type TenantName, tenantNames } from '#lib/provider/tenants.ts'

/** How the apps reach the providers: inside this process, and nowhere else. */
export interface BackChannel {
  readonly send: (request: WholeRequest) => Promise<WholeResponse>
  readonly tenantOf: (url: string) => TenantName | null
}

/**
 * No address that a visitor could choose is ever fetched: what names no tenant, or another place than `origin`, is refused
 * with a TypeError.
 */
export function backChannelTo(providers: Providers, origin: string): BackChannel {
  return {
    tenantOf,
    async send(request) {
      const tenant = tenantOf(request.url)
      if (!tenant || addressOf(request.url).origin !== origin) {
        throw new TypeError(`an app of this lab calls the sample providers alone, and not ${request.url}`)
      }
      const answer = await providers.answer(tenant, request)
      return answer.kind === 'response'
        ? answer.response
        : { status: answer.status, headers: answer.headers, body: null }
    },
  }
}

function tenantOf(url: string): TenantName | null {
  const name = addressOf(url).path.split('/')[2]
  return tenantNames.find((tenant) => tenant === name) ?? null
}
