import { isTable, type TomlDate, type TomlMoment, type TomlTime, type TomlValue } from './toml/value.ts'

/**
 * `repr(value)` of Python 3.11, as it appears inside error messages. `zone` prints a time zone, whose class depends on
 * the reader that made it.
 */
export function pythonRepr(value: TomlValue, zone: (offset: string) => string = reprOffset): string {
  if (typeof value === 'string') return reprString(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return reprFloat(value)
  if (Array.isArray(value)) return `[${value.map((item) => pythonRepr(item, zone)).join(', ')}]`
  if (isTable(value)) {
    return `{${[...value].map(([key, item]) => `${reprString(key)}: ${pythonRepr(item, zone)}`).join(', ')}}`
  }
  return reprMoment(value, zone)
}

/** `str(value)` of Python 3.11; for a date or time the ISO form. */
export function pythonStr(value: TomlValue): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || Array.isArray(value) || isTable(value)) return pythonRepr(value)
  if (value.kind === 'date') return isoDate(value)
  if (value.kind === 'time') return isoTime(value)
  return `${isoDate(value)} ${isoTime(value)}${value.offset ?? ''}`
}

/** `repr(text)`: single quotes unless the text holds some and no double ones; unprintable characters escaped. */
export function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  return `${quote}${[...text].map((char) => (char === quote ? `\\${char}` : reprChar(char))).join('')}${quote}`
}

const named = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function reprChar(char: string): string {
  const short = named.get(char)
  if (short !== undefined) return short
  if (char === ' ' || !/[\p{C}\p{Z}]/u.test(char)) return char
  const hex = (char.codePointAt(0) ?? 0).toString(16)
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** Shortest digits, as in JavaScript, but with an exponent from 1e16 up and below 1e-4, and `.0` on whole numbers. */
function reprFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [digits = '0', exponentText = '0'] = Math.abs(value).toExponential().split('e')
  const exponent = Number(exponentText)
  if (exponent < -4 || exponent >= 16) {
    return `${sign}${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const decimals = Math.max(digits.length - 2, 0) - exponent
  const plain = Math.abs(value).toFixed(Math.max(decimals, 0))
  return sign + (plain.includes('.') ? plain : `${plain}.0`)
}

function reprMoment(moment: TomlMoment, zone: (offset: string) => string): string {
  const parts: (number | string)[] = []
  if (moment.kind !== 'time') parts.push(moment.year, moment.month, moment.day)
  if (moment.kind !== 'date') {
    parts.push(moment.hour, moment.minute)
    if (moment.second !== 0 || moment.microsecond !== 0) parts.push(moment.second)
    if (moment.microsecond !== 0) parts.push(moment.microsecond)
  }
  if (moment.kind === 'datetime' && moment.offset !== undefined) {
    parts.push(`tzinfo=${zone(moment.offset)}`)
  }
  return `datetime.${moment.kind}(${parts.join(', ')})`
}

function reprOffset(offset: string): string {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const seconds = (hours * 60 + minutes) * (offset.startsWith('-') ? -60 : 60)
  if (seconds === 0) return 'datetime.timezone.utc'
  const delta = seconds < 0 ? `days=-1, seconds=${seconds + 86_400}` : `seconds=${seconds}`
  return `datetime.timezone(datetime.timedelta(${delta}))`
}

function isoDate({ year, month, day }: Pick<TomlDate, 'year' | 'month' | 'day'>): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

function isoTime({ hour, minute, second, microsecond }: Omit<TomlTime, 'kind'>): string {
  const fraction = microsecond === 0 ? '' : `.${String(microsecond).padStart(6, '0')}`
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
