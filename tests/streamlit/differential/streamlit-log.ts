import { type LogLine, uncaughtInServer } from '#lib/streamlit/log-lines.ts'
import type { Said } from './side.ts'

/** `logger.messageFormat`: a line of a traceback never begins like this. */
export const lineFormat = 'LOG %(levelname)s %(name)s %(message)s'

const block = new RegExp(`^(?=LOG |${uncaughtInServer().text}$)`, 'm')
const head = /^LOG (\S+) (\S+) (.*)$/
const levels: Readonly<Record<string, LogLine['level']>> = { INFO: 'info', WARNING: 'warning', ERROR: 'error' }

/** The lines of Streamlit's own loggers, all below "streamlit", in what the process has printed, and uvicorn's. */
export function saidIn(printed: string): Said[] {
  return printed.split(block).flatMap((lines): Said[] => {
    const [first = '', ...rest] = lines.split('\n')
    const exception = raisedIn(rest)
    if (first === uncaughtInServer().text) return [{ ...uncaughtInServer(), exception }]
    const [, name = '', logger = '', text = ''] = head.exec(first) ?? []
    const level = levels[name]
    return level && logger.startsWith('streamlit') ? [{ level, text, exception }] : []
  })
}

/** The last line of the traceback, such as `module.Error: message`; null where there is none. */
function raisedIn(lines: readonly string[]): string | null {
  const begins = lines.findIndex((line) => line.startsWith('Traceback (most recent call last):'))
  if (begins < 0) return null
  // What follows the first line of a long message looks like no exception.
  const at = lines.findLastIndex((line) => /^[A-Za-z_][\w.]*(?:: |$)/.test(line))
  if (at <= begins) return null
  // Of Streamlit's own long messages the lines that follow are indented.
  const more = lines.slice(at + 1)
  const end = more.findIndex((line) => !/^\s+\S/.test(line))
  return [lines[at], ...more.slice(0, end < 0 ? undefined : end).map((line) => line.trim())].join(' ')
}
