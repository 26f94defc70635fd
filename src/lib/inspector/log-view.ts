import type { Exchange, Remark } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { asCaptured, type Numbering } from '#lib/trace/numbering.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { visibleText } from './visible-text.ts'

/** A line that the app's side said, and the message that it said it at. */
export interface LogEntry {
  /** The message's number. */
  readonly message: number
  readonly level: Remark['level']
  /** When the message came in, as Streamlit prints times, in UTC. */
  readonly time: string
  readonly text: string
}

export interface LogView {
  /** The lines of Streamlit's server log, word for word, in order. */
  readonly lines: readonly LogEntry[]
  /** What openid-client said; at these places Streamlit prints a traceback of Authlib. */
  readonly library: readonly LogEntry[]
  /** Lines that are warnings or errors. */
  readonly problems: number
  /** The callbacks at which nothing was logged, so that logged somebody in. */
  readonly silent: readonly number[]
}

/** The log of a run, from the remarks that were captured with its messages. */
export function logView(exchanges: readonly Exchange[], numbering = asCaptured): LogView {
  const lines = entries(exchanges, 'log', numbering)
  return {
    lines,
    library: entries(exchanges, 'library', numbering),
    problems: lines.filter(({ level }) => level !== 'info').length,
    silent: exchanges.flatMap((exchange, index) =>
      phaseOf(exchange) === 'callback' && setsUser(exchange) && isSilent(exchange) ? [numbering.of(index + 1)] : [],
    ),
  }
}

/** Nothing was said at it; what the lab broke is nobody's saying. */
function isSilent({ remarks }: Exchange): boolean {
  return remarks.every(({ kind }) => kind === 'fault')
}

/** Whether the answer set the identity cookie: only a login that worked does. */
function setsUser(exchange: Exchange): boolean {
  return messageOf(exchange).setCookies.some(({ line }) => /^_streamlit_user=[^;"]/.test(line))
}

function entries(exchanges: readonly Exchange[], kind: Remark['kind'], numbering: Numbering): LogEntry[] {
  return exchanges.flatMap((exchange, index) =>
    exchange.remarks
      .filter((remark) => remark.kind === kind)
      .map(({ level, text }) => ({
        message: numbering.of(index + 1),
        level,
        time: printed(exchange.at),
        text: visibleText(text),
      })),
  )
}

/** `2026-11-23 21:28:45.120`: `%(asctime)s` with Streamlit's three digits of milliseconds (logger.py). */
function printed(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ')
}
