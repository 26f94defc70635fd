import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'
import { type Logger, pino } from 'pino'

/** What a line is about. Never renamed silently: operators count them. */
export type LogEvent =
  | 'answered'
  | 'console'
  | 'handler'
  | 'limited'
  | 'login'
  | 'login-failed'
  | 'refused'
  | 'registration'
  | 'rejection'
  | 'replay'
  | 'secrets'
  | 'start'
  | 'store'
  | 'uncaught'

/** One event of the process. `path` is without the query. Nothing in it says who the visitor is. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: LogEvent
  readonly id?: string
  readonly method?: string
  readonly path?: string
  readonly status?: number
  readonly message?: string
  /** Of `login-failed`: which branch of the callback it was. */
  readonly reason?: string
  /** Of `limited`: what there was too much of. Of `login`, `registration` and `replay`: the app or provider. */
  readonly of?: string
}

/** The id of the request that is being answered, for lines that libraries write on its behalf. */
export const requestScope = new AsyncLocalStorage<string>()

/** Somewhere that takes lines. */
interface Sink {
  write(line: string): unknown
}

/**
 * A logger of JSON lines: control characters are escaped by the format itself, and `message` and `path` are redacted.
 * @param now milliseconds since the epoch
 */
export function createLog(sink: Sink, now: () => number): (entry: LogEntry) => void {
  const logger: Logger = pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line: string) => void sink.write(line) },
  )
  return ({ level, message, path, ...rest }) => {
    const members = path === undefined ? rest : { ...rest, path: redact(path).slice(0, 200) }
    logger[level](members, ...(message === undefined ? [] : [redact(message).slice(0, 4000)]))
  }
}

/**
 * Leaves out what may carry codes, state or tokens: query strings, anything that looks like a JWT, the address of an own
 * app's page, which is its key, and a text that somebody pasted into an address below /e/.
 */
export function redact(text: string): string {
  return text
    .replace(/\?[^\s"'`<>)]+/g, '?[query]')
    .replace(/\beyJ[\w-]+(?:\.[\w-]*)+/g, '[token]')
    .replace(/\/providers\/sample\/page\d+_[\w-]+/g, '/providers/sample/[key]')
    .replace(/(^|\s)\/e\/\S+/g, '$1/e/[text]')
}

// Written at once, so that the line of what ends the process is there too. A disk that is full or a reader that is gone
// is no reason to end: so much is kept until it can be written, and what comes on top is lost.
const standardError = pino.destination({ dest: 2, sync: true, maxLength: 1_000_000 })
standardError.on('error', () => undefined)
const toStandardError = createLog(standardError, Date.now)

/** Writes one line to the standard error stream. */
export function log(entry: LogEntry): void {
  const id = entry.id ?? requestScope.getStore()
  toStandardError(id === undefined ? entry : { ...entry, id })
}

/** Makes JSON lines of what libraries print: Astro's own error lines quote whole URLs. */
export function captureConsole(): void {
  const write =
    (level: LogEntry['level']) =>
    (...parts: unknown[]) =>
      log({ level, event: 'console', message: format(...parts) })
  Object.assign(console, { log: write('info'), info: write('info'), warn: write('warn'), error: write('error') })
}
