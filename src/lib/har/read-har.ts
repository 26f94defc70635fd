import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { lineOf, type VerdictLine } from '#lib/inspector/verdict/verdict-line.ts'
import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { headerOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import { harFlow } from './har-flow.ts'
import { harVerdict } from './har-verdict.ts'
import { type LoginMessage, loginMessages } from './login-messages.ts'
import { maskMessages } from './mask-messages.ts'
import { parseHar, type Refusal } from './parse-har.ts'
import { toExchange } from './to-exchange.ts'

/** What is told of a HAR. Every secret in it is masked: nothing else leaves the reader. */
export interface HarReading {
  readonly ok: true
  readonly verdict: VerdictLine
  readonly steps: readonly FlowStep[]
  /** Words of the provider's pages and errors, to be looked up in the table of problems. */
  readonly clues: string
  /** How many messages the file has, and how many of them are of a login. */
  readonly entries: number
  readonly kept: number
  /** It has no cookies at all. */
  readonly withoutCookies: boolean
  /** Messages that were passed over because there are so many. */
  readonly left: number
}

export type HarAnswer = HarReading | { readonly ok: false; readonly why: Refusal }

/** The most messages of logins that are drawn: the last ones, since a recording ends with what went wrong. */
const mostKept = 150

/** Reads a HAR: what of it is a login at a Streamlit app, what became of it, and why. Takes any text; never throws. */
export function readHar(text: string): HarAnswer {
  const parsed = parseHar(text)
  if (!parsed.ok) return parsed
  const all = loginMessages(parsed.entries)
  if (!all.some(({ phase }) => isOfLogin(phase))) return { ok: false, why: 'no-login' }
  const raw = all.slice(-mostKept).map(toExchange)
  const withoutCookies = parsed.entries.every(({ requestHeaders, responseHeaders }) =>
    [...requestHeaders, ...responseHeaders].every(([name]) => name !== 'cookie' && name !== 'set-cookie'),
  )
  const exchanges = maskMessages(raw)
  const steps = stepsOf(exchanges)
  const flow = harFlow(exchanges, steps)
  const verdict = lineOf(harVerdict(exchanges, { withoutCookies, tooLong: tooLong(raw) }), steps)
  const { at } = verdict
  return {
    ok: true,
    verdict: at ? { ...verdict, at: { ...at, first: flow.numberOf(at.first), last: flow.numberOf(at.last) } } : verdict,
    steps: flow.steps,
    clues: cluesOf(exchanges),
    entries: parsed.entries.length,
    kept: exchanges.length,
    withoutCookies,
    left: parsed.left + all.length - raw.length,
  }
}

function isOfLogin(phase: LoginMessage['phase']): boolean {
  return ['login', 'authorization', 'callback', 'logout', 'end-session'].includes(phase)
}

function tooLong(exchanges: readonly Exchange[]): number | null {
  const number = exchanges.findLastIndex((one) => {
    const line = headerOf(one.request.headers, 'cookie') ?? ''
    return phaseOf(one) === 'app-page' && `cookie: ${line}`.length > cookieLineLimit
  })
  return number < 0 ? null : number + 1
}

/** What the pages of the app and the provider said that refused something, and the last page where the login stopped. */
function cluesOf(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1)
  return exchanges
    .filter((one) => (one.response?.status ?? 0) >= 400 || one === last || phaseOf(one) === 'callback')
    .map(
      ({ request, response }) => `${/[?&](error=[^#]*)/.exec(request.url)?.[1] ?? ''}\n${response?.body?.text ?? ''}`,
    )
    .join('\n')
    .trim()
    .slice(0, 20_000)
}
