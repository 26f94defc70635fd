import type { Exchange } from './exchange.ts'
import { messageOf } from './message.ts'
import { type Phase, phaseOf } from './phase.ts'
import type { Step } from './step.ts'
import { stepProblems } from './step-problems.ts'

type Draft = Omit<Step, 'number' | 'status' | 'problems'> & { readonly time: number }

/**
 * A run as steps, in the order of time. `exchanges` as captured, in the order in which they were sent. The exchanges
 * during which the app makes calls of its own (login, callback, logout), and the answers with which the provider sends
 * the browser back to the app, become a step for the request and steps for the answer, so that what happened between
 * the two stands between them. Pure; the status of a step is read off the capture alone.
 */
export function stepsOf(exchanges: readonly Exchange[]): Step[] {
  const drafts = exchanges.flatMap((exchange, index) => draftsOf(exchange, index + 1, exchanges))
  return drafts
    .toSorted((a, b) => a.time - b.time)
    .map(({ time: _, ...draft }, index) => {
      const exchange = exchanges[draft.message - 1]
      const { status, problems } = exchange ? stepProblems(draft, exchange) : nothing
      return { number: index + 1, ...draft, status, problems }
    })
}

const nothing = { status: 'ok', problems: [] } as const

function draftsOf(exchange: Exchange, message: number, all: readonly Exchange[]): Draft[] {
  const { at, took, from, to, channel, response } = exchange
  const phase = phaseOf(exchange)
  const whole = { kind: phase, from, to, channel, message, within: [], shows: 'exchange', phase, time: at } as const
  if (!response || !isSplit(exchange, phase)) return [whole]

  const request = { ...whole, shows: 'request' } as const
  const answer = { ...whole, from: to, to: from, shows: 'response', time: at + took } as const
  const redirects = response.status >= 300 && response.status < 400 && messageOf(exchange).location !== null
  const last = { ...answer, kind: redirects ? 'redirect' : 'answer' } as const
  if (to === 'provider') return [request, last]
  const cookies = messageOf(exchange).setCookies.length > 0
  return [
    request,
    ...(phase === 'callback' ? [{ ...answer, kind: 'checks', to, within: callsWithin(exchange, all) } as const] : []),
    ...(cookies ? [{ ...answer, kind: 'cookies' } as const] : []),
    last,
  ]
}

function isSplit(exchange: Exchange, phase: Phase): boolean {
  if (phase === 'login' || phase === 'callback' || phase === 'logout') return true
  if (exchange.to !== 'provider' || exchange.channel !== 'front') return false
  const { location, url } = messageOf(exchange)
  if (location === null) return false
  // Of another's provider no path is known: it is left with an answer, or after a logout for another host.
  if (exchange.phase === undefined) return !location.pathname.startsWith('/provider/')
  const { searchParams: answer } = location
  const answers = answer.has('state') && (answer.has('code') || answer.has('error'))
  return answers || (phase === 'end-session' && location.origin !== url.origin)
}

function callsWithin({ at, took }: Exchange, all: readonly Exchange[]): number[] {
  return all.flatMap((one, index) => (one.channel === 'back' && one.at >= at && one.at <= at + took ? [index + 1] : []))
}
