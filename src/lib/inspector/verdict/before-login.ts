import { addressOf } from '#lib/message/address.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { Found } from './found.ts'
import { unbelieved, unrunnable } from './page-findings.ts'

/** What there is to say of a run in which no login ended; null when nothing is wrong. */
export function beforeLogin(exchanges: readonly Exchange[]): Found | null {
  const number = exchanges.findLastIndex((one) => phaseOf(one) === 'app-page') + 1
  const page = exchanges[number - 1]
  const strayed = strayedCode(exchanges)
  if (strayed !== null) return strayed
  return page ? (unrunnable(page, number) ?? unbelieved(page, number, null)) : null
}

/** The provider's answer went to an address of the app that is no callback. */
function strayedCode(exchanges: readonly Exchange[]): Found | null {
  const number = exchanges.findLastIndex((one) => one.channel === 'front' && one.to === 'app') + 1
  const last = exchanges[number - 1]
  if (!last || phaseOf(last) === 'callback' || phaseOf(last) === 'login') return null
  const { query } = messageOf(last)
  const isAnswer = query.has('state') && (query.has('code') || query.has('error'))
  if (!isAnswer) return null
  const isOutside = addressOf(last.request.url).path.endsWith('/oauth2callback')
  return { code: isOutside ? 'redirect-uri-without-base-path' : 'redirect-uri-without-callback', message: number }
}
