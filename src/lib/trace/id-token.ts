import type { Exchange } from './exchange.ts'
import { takeJwtApart } from './jwt.ts'
import { phaseOf } from './phase.ts'

/** The members of an answer that is a JSON object; undefined when it is none, or was cut by the capture. */
export function jsonAnswer({ response }: Exchange): Readonly<Record<string, unknown>> | undefined {
  if (!response?.body || response.body.cut > 0) return undefined
  try {
    const value: unknown = JSON.parse(response.body.text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** The claims of the last ID token that a run brought, decoded and not verified; empty when it brought none. */
export function claimsOf(exchanges: readonly Exchange[]): Readonly<Record<string, unknown>> {
  const tokens = exchanges.filter((one) => phaseOf(one) === 'token').map((one) => jsonAnswer(one)?.id_token)
  const last = tokens.findLast((token) => typeof token === 'string')
  return (typeof last === 'string' && takeJwtApart(last)?.claims) || {}
}
