import { type Cursor, failure, take } from './cursor.ts'
import type { TomlMoment } from './value.ts'

const time = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,6})\\d*)?'
const localTime = new RegExp(time, 'y')
const dateTime = new RegExp(
  `(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?:[Tt ]${time}(?:([Zz])|([+-](?:[01]\\d|2[0-3]):[0-5]\\d))?)?`,
  'y',
)

/** A date, a time or both that begin here; undefined when none does. */
export function takeMoment(cursor: Cursor): TomlMoment | undefined {
  const start = cursor.at
  const match = take(cursor, dateTime)
  if (match === null) {
    const [, ...clock] = take(cursor, localTime) ?? []
    return clock.length === 0 ? undefined : { kind: 'time', ...timeOf(clock) }
  }
  const [, year = '', month = '', day = ''] = match
  const clock = match.slice(4, 8)
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  if (date.year === 0 || date.day > daysOf(date.year, date.month)) {
    cursor.at = start
    throw failure(cursor, 'Invalid date or datetime')
  }
  if (clock[0] === undefined) return { kind: 'date', ...date }
  return { kind: 'datetime', ...date, ...timeOf(clock), offset: match[8] ? '+00:00' : offsetOf(match[9]) }
}

function timeOf([hour, minute, second, fraction = '']: readonly (string | undefined)[]) {
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(fraction.padEnd(6, '0')),
  }
}

/** Python knows no negative zero. */
function offsetOf(offset: string | undefined): string | undefined {
  return offset === '-00:00' ? '+00:00' : offset
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
