import { visibleJson } from './visible-text.ts'

/** One comparison: what it must be, what it is, and whether that will do. */
export interface Check {
  readonly name: string
  /** What is compared with what, in a few words. */
  readonly rule: string
  readonly expected: string
  readonly actual: string
  /** `skip`: not present and not required. */
  readonly verdict: 'pass' | 'fail' | 'skip'
  /** What else is to be known; empty when nothing. */
  readonly note: string
}

export function check(name: string, rule: string, values: Omit<Check, 'name' | 'rule' | 'note'>, note = ''): Check {
  return { name, rule, ...values, note }
}

/** Both sides must be the same text. */
export function same(name: string, rule: string, [expected, actual]: readonly [unknown, unknown], note = ''): Check {
  const verdict = typeof expected === 'string' && expected === actual ? 'pass' : 'fail'
  return check(name, rule, { expected: shown(expected), actual: shown(actual), verdict }, note)
}

/** A text without quotes, another value as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? visibleJson(value).slice(1, -1).replaceAll('\\"', '"') : visibleJson(value)
}

/** `2026-11-23 21:28:45 UTC`. @param seconds unix seconds */
export function utc(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? 'no date' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
