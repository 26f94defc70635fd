import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { type Found, firstAfter, timedOut } from './found.ts'

/** Why a login did not come as far as the provider. `message`: one at which, or after which, it failed. */
export function failedBegin(exchanges: readonly Exchange[], message: number): Found {
  const login = exchanges.findLastIndex((one, index) => index < message && phaseOf(one) === 'login') + 1
  const answer = exchanges[login - 1]?.response
  if (answer && answer.status >= 500) return { code: 'client-kwargs-crash', message: login }
  return failedMetadata(exchanges, login) ?? { code: 'authentication-error', message: login || message }
}

/** What is wrong with the metadata that the app read after a message; null when nothing is, or it read none. */
export function failedMetadata(exchanges: readonly Exchange[], after: number): Found | null {
  const message = firstAfter(exchanges, 'metadata', after)
  const metadata = exchanges[message - 1]
  if (!metadata) return null
  if (!metadata.response) return { code: timedOut(metadata) ? 'metadata-slow' : 'metadata-unreachable', message }
  const { json } = messageOf(metadata)
  if (metadata.response.status >= 400 || json === undefined) return { code: 'metadata-not-json', message }
  return typeof json['authorization_endpoint'] === 'string' ? null : { code: 'metadata-incomplete', message }
}
