import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'

/** One event of the process. `path` is without the query. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly id?: string
  readonly method?: string
  readonly path?: string
  readonly status?: number
  readonly message?: string
}

/** The id of the request that is being answered, for lines that libraries write on its behalf. */
export const requestScope = new AsyncLocalStorage<string>()

/** One line of JSON: control characters are escaped by the format itself, and `message` and `path` are redacted. */
export function logLine(entry: LogEntry, now: Date): string {
  const { message, path, ...rest } = entry
  return JSON.stringify({
    time: now.toISOString(),
    ...rest,
    ...(path === undefined ? {} : { path: redact(path).slice(0, 200) }),
    ...(message === undefined ? {} : { message: redact(message).slice(0, 4000) }),
  })
}

/**
 * Leaves out what may carry codes, state or tokens: query strings, anything that looks like a JWT, and the address of a
 * own app's page, which is its key.
 */
export function redact(text: string): string {
  return text
    .replace(/\?[^\s"'`<>)]+/g, '?[query]')
    .replace(/\beyJ[\w-]+(?:\.[\w-]*)+/g, '[token]')
    .replace(/\/providers\/sample\/page\d+_[\w-]+/g, '/providers/sample/[key]')
}

/** Writes one line to the standard error stream. */
export function log(entry: LogEntry): void {
  const id = entry.id ?? requestScope.getStore()
  process.stderr.write(`${logLine(id === undefined ? entry : { ...entry, id }, new Date())}\n`)
}

/** Makes JSON lines of what libraries print: Astro's own error lines quote whole URLs. */
export function captureConsole(): void {
  const write =
    (level: LogEntry['level']) =>
    (...parts: unknown[]) =>
      log({ level, event: 'console', message: format(...parts) })
  Object.assign(console, { log: write('info'), info: write('info'), warn: write('warn'), error: write('error') })
}
