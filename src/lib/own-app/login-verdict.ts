import { causes, type Place } from '#lib/inspector/verdict/causes.ts'
import { mendWords, type VerdictLine } from '#lib/inspector/verdict/verdict-line.ts'
import { whoOf } from '#lib/inspector/verdict/who.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { FindingProblem, LoginFinding } from './login-finding.ts'

/**
 * What became of a login of an own app, as far as its messages to the provider tell: the first thing that is wrong,
 * else what is waited for, else the login. The app's own answers are not heard here, and that is said.
 */
export function loginVerdict(findings: readonly LoginFinding[], exchanges: readonly Exchange[]): VerdictLine {
  const [wrong] = findings.filter(({ kind }) => kind === 'error')
  if (wrong?.problem) {
    const { seen, place } = tableOf(wrong.problem)
    const at = wrong.message === null ? null : one(wrong.message)
    const words = mendWords(wrong.line === null ? place : 'secrets')
    return { kind: 'bad', text: `${seen}: ${lower(wrong.title)}`, at, link: { problem: wrong.problem, words } }
  }
  const last = findings.at(-1)
  if (!last) return { kind: 'open', text: 'No login yet', at: null, link: null }
  const at = last.message === null ? null : one(last.message)
  const leaves = last.message !== null && isEndSession(exchanges[last.message - 1])
  if (last.kind === 'open') {
    const link = last.problem === null ? null : { problem: last.problem, words: 'When it stays so' }
    const state = leaves ? 'Logged out of the app' : 'Login under way'
    return { kind: 'open', text: `${state}: ${lower(last.title)}`, at, link }
  }
  if (leaves) return { kind: 'good', text: 'Logged out, at the provider too', at, link: null }
  const text = `Logged in as ${whoOf(exchanges)}, as far as the provider hears`
  return { kind: 'good', text, at: { unit: 'message', first: 1, last: exchanges.length }, link: null }
}

function isEndSession(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && phaseOf(exchange) === 'end-session'
}

function one(message: number): VerdictLine['at'] {
  return { unit: 'message', first: message, last: message }
}

/** What the person sees of a problem that has no place in the lab. */
function tableOf(problem: FindingProblem): { readonly seen: string; readonly place: Place } {
  const known = Object.entries(causes).find(([code]) => code === problem)?.[1]
  return known ?? others[problem] ?? { seen: 'Refused by the provider', place: 'secrets' }
}

const others: Partial<Record<FindingProblem, { readonly seen: string; readonly place: Place }>> = {
  'metadata-url-misspelt': { seen: 'Authentication error', place: 'secrets' },
  'response-type-changed': { seen: 'Logged out', place: 'secrets' },
  'registration-ended': { seen: 'Refused by the provider', place: 'provider' },
}

/** As a title goes on after a colon; a name in capitals stays. */
function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? (title[0] ?? '').toLowerCase() + title.slice(1) : title
}
