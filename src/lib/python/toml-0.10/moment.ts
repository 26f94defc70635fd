import type { TomlDate, TomlDateTime, TomlTime } from '../toml/value.ts'
import { PythonError, valueError } from './python-error.ts'
import { pythonDecimal } from './python-number.ts'

const clockTime = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{3,6}))?/

export function looksLikeTime(text: string): boolean {
  return clockTime.test(text)
}

/** A time of day; whatever follows it is ignored, and a fraction is read as a number of microseconds. */
export function readTime(text: string): TomlTime | undefined {
  const found = clockTime.exec(text)
  if (found === null) return undefined
  const [hour = 0, minute = 0, second = 0] = found.slice(1, 4).map(Number)
  if (hour > 23) throw valueError('hour must be in 0..23')
  if (minute > 59) throw valueError('minute must be in 0..59')
  if (second > 59) throw valueError('second must be in 0..59')
  return { kind: 'time', hour, minute, second, microsecond: Number(found[4] ?? 0) }
}

/** A date, or a date with a time. Fields are taken by place, whatever separates them; undefined when they do not fit. */
export function readDate(text: string): TomlDate | TomlDateTime | undefined {
  const chars = [...text.slice(0, 38)].slice(0, 19)
  const field = (from: number, to: number) => pythonDecimal(chars.slice(from, to).join(''))
  const tail = readTail(text.slice(chars.join('').length))
  const [year, month, day] = [field(0, 4), field(5, 7), field(8, 10)].map(Number)
  if (year === undefined || month === undefined || day === undefined || !isDay(year, month, day)) return undefined
  if (!text.slice(1).includes('-')) return undefined
  if (chars.length === 10) return { kind: 'date', year, month, day }

  const [hour, minute, second] = [field(11, 13), field(14, 16), field(17, 19)].map(Number)
  if (!within(hour, 23) || !within(minute, 59) || !within(second, 59) || !within(tail.microsecond, 999_999)) {
    return undefined
  }
  return { kind: 'datetime', year, month, day, hour, minute, second, ...tail }
}

interface Tail {
  readonly microsecond: number
  readonly offset: string | undefined
}

/** What stands after the seconds: a fraction, an offset, both; anything else is passed over. */
function readTail(text: string): Tail {
  if (!text.startsWith('.')) return { microsecond: 0, offset: readOffset(text) }
  const utc = text.endsWith('Z') || text.endsWith('z')
  const plus = text.indexOf('+')
  const sign = plus < 0 ? text.indexOf('-') : plus
  const end = utc ? text.length - 1 : sign < 0 ? text.length : sign
  const written = utc ? 'Z' : text.slice(end)
  const offset = readOffset(written)
  if (written !== '' && offset === undefined) return { microsecond: 0, offset }
  const microsecond = readFraction(text.slice(1, end))
  return microsecond === undefined ? { microsecond: 0, offset: undefined } : { microsecond, offset }
}

function readOffset(text: string): string | undefined {
  const written = text === 'Z' ? '+00:00' : text
  const known = pythonDecimal(written.slice(1, 3)) !== undefined && pythonDecimal(written.slice(4, 6)) !== undefined
  return known ? written : undefined
}

function readFraction(text: string): number | undefined {
  // Of a line with several `=`, this is asked behind each: none is let cost more than the way to the next.
  const fraction = text.includes('=') ? undefined : pythonDecimal(text)
  if (fraction === undefined) return undefined
  const length = [...text].length
  if (length <= 6) return Number(fraction) * 10 ** (6 - length)
  if (!Number.isFinite(Number(fraction))) throw new PythonError('OverflowError', 'int too large to convert to float')
  return Math.trunc(Number(fraction) * Number(`1e${6 - length}`))
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function within(value: number | undefined, limit: number): value is number {
  return value !== undefined && value >= 0 && value <= limit
}
