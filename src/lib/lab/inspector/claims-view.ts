import type { Exchange } from '#lib/trace/exchange.ts'
import { type JwtAnatomy, takeJwtApart } from '#lib/trace/jwt.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { type ClaimEntry, explainClaim } from './claim-dictionary.ts'

export interface ClaimRow extends ClaimEntry {
  readonly name: string
  /** As it reads in the token: JSON. */
  readonly value: string
  /** A date, for the claims that are times. */
  readonly date: Date | null
}

export interface ClaimsView {
  /** The message whose answer brought the token. */
  readonly message: number
  readonly token: string
  readonly anatomy: JwtAnatomy
  readonly rows: readonly ClaimRow[]
}

const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at'])

/** The ID token of the run's last token response, taken apart; null when no such answer was captured. */
export function claimsView(exchanges: readonly Exchange[]): ClaimsView | null {
  const index = exchanges.findLastIndex((exchange) => phaseOf(exchange) === 'token' && idTokenOf(exchange) !== null)
  const exchange = exchanges[index]
  const token = exchange ? idTokenOf(exchange) : null
  const anatomy = token === null ? undefined : takeJwtApart(token)
  if (token === null || !anatomy) return null
  return {
    message: index + 1,
    token,
    anatomy,
    rows: Object.entries(anatomy.claims).map(([name, value]) => row(name, value)),
  }
}

function row(name: string, value: unknown): ClaimRow {
  const date = times.has(name) && typeof value === 'number' ? new Date(value * 1000) : null
  return { name, value: JSON.stringify(value), date, ...explainClaim(name) }
}

function idTokenOf(exchange: Exchange): string | null {
  const body = exchange.response?.body
  if (!body || body.cut > 0) return null
  try {
    const answer: unknown = JSON.parse(body.text)
    const token = typeof answer === 'object' && answer !== null && 'id_token' in answer ? answer.id_token : null
    return typeof token === 'string' ? token : null
  } catch {
    return null
  }
}
