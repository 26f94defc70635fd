import type { CheckProblem } from './check-problems.ts'
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
  /** The problem that it is where it fails; null where it does not. */
  readonly problem: CheckProblem | null
}

/** What each check is the sign of, by its name. */
const problems = {
  iss: 'id-token-wrong-issuer',
  sub: 'callback-exchange-failed',
  aud: 'id-token-other-audience',
  azp: 'id-token-other-audience',
  exp: 'id-token-expired',
  iat: 'id-token-from-the-future',
  nbf: 'id-token-from-the-future',
  nonce: 'changed-nonce',
  at_hash: 'callback-exchange-failed',
  server_metadata_url: 'id-token-wrong-issuer',
  issuer: 'id-token-wrong-issuer',
  jwks_uri: 'id-token-unknown-key',
  kid: 'jwks-rotated',
  alg: 'id-token-bad-signature',
  signature: 'id-token-bad-signature',
} as const satisfies Record<string, CheckProblem>

type CheckName = keyof typeof problems

type Values = Pick<Check, 'expected' | 'actual' | 'verdict'> & { readonly problem?: CheckProblem }

/** A check; `problem` is left out where it is that of its name. */
export function check(
  name: CheckName,
  rule: string,
  { problem = problems[name], ...values }: Values,
  note = '',
): Check {
  return { name, rule, ...values, note, problem: values.verdict === 'fail' ? problem : null }
}

/** Both sides must be the same text. */
export function same(name: CheckName, rule: string, [expected, actual]: readonly [unknown, unknown], note = ''): Check {
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
