import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'

/** Nobody reads a page and presses a button in less, in milliseconds. */
const quick = 3000

/**
 * The number of the last login that began by itself, counted from 1, where two did or more: each at once after a callback
 * that logged nobody in, with a page of the app between. null where none did, or one.
 */
export function beginsByItself(exchanges: readonly Exchange[]): number | null {
  const rounds: number[] = []
  let failed: Exchange | null = null
  for (const [index, exchange] of exchanges.entries()) {
    const phase = phaseOf(exchange)
    if (phase === 'callback') failed = setsIdentity(exchange) ? null : exchange
    if (phase === 'login' && failed !== null && exchange.at - (failed.at + failed.took) < quick) rounds.push(index + 1)
    if (phase === 'login') failed = null
  }
  return rounds.length > 1 ? (rounds.at(-1) ?? null) : null
}
