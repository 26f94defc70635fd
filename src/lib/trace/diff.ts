import type { Exchange } from './exchange.ts'
import { type Field, fieldsOf, numbered, orders } from './fields.ts'
import { type JarCookie, jarsOf } from './jars.ts'
import { claimsOf } from './message.ts'
import { numberingOf } from './numbering.ts'
import { type Paired, pairUp } from './pair-up.ts'
import { type Phase, phaseOf } from './phase.ts'
import { stepsOf } from './steps.ts'
import { type Times, timesOf } from './waterfall.ts'

/** One thing in two runs; null where a run does not have it. */
export interface Row {
  readonly name: string
  readonly a: string | null
  readonly b: string | null
  /** `fresh`: it differs, and it would differ between any two logins. */
  readonly kind: 'changed' | 'fresh' | 'same'
}

/** A message of a run: its number, that of its step in the Flow, and what passed. */
export interface Numbered {
  readonly number: number
  readonly exchange: Exchange
}

/** Two messages that do the same in their runs, or one that only one run has. */
export interface MessageDiff {
  readonly phase: Phase
  readonly a: Numbered | null
  readonly b: Numbered | null
  /** Empty where only one run has the message. */
  readonly request: readonly Row[]
  readonly response: readonly Row[]
}

export interface RunDiff {
  readonly messages: readonly MessageDiff[]
  readonly claims: readonly Row[]
  /** What the browser holds at the end, per jar. */
  readonly appCookies: readonly Row[]
  readonly providerCookies: readonly Row[]
  readonly times: { readonly a: Times; readonly b: Times }
}

/** Claims that every ID token has anew. */
const freshClaims = new Set(['iat', 'exp', 'nbf', 'auth_time', 'nonce', 'at_hash', 'c_hash', 's_hash', 'jti', 'sid'])

/** What differs between two runs. The exchanges must be in the order in which they were sent. */
export function diffRuns(a: readonly Exchange[], b: readonly Exchange[]): RunDiff {
  const [jarsA, jarsB] = [jarsOf(a), jarsOf(b)]
  return {
    messages: pairUp(numberedRun(a), numberedRun(b), keyOf).map(compare),
    claims: rowsOf(claimFields(a), claimFields(b)),
    appCookies: rowsOf(cookieFields(jarsA.app, a), cookieFields(jarsB.app, b)),
    providerCookies: rowsOf(cookieFields(jarsA.provider, a), cookieFields(jarsB.provider, b)),
    times: { a: timesOf(a), b: timesOf(b) },
  }
}

function numberedRun(exchanges: readonly Exchange[]): Numbered[] {
  const numbering = numberingOf(stepsOf(exchanges))
  return exchanges.map((exchange, index) => ({ number: numbering.of(index + 1), exchange }))
}

/** Messages that do the same have the same key, whichever provider they go to. */
function keyOf({ exchange }: Numbered): string {
  const phase = phaseOf(exchange)
  return phase === 'other' ? `${exchange.request.method} ${new URL(exchange.request.url).pathname}` : phase
}

function compare([a, b]: Paired<Numbered>): MessageDiff {
  if (a && b) {
    const [left, right] = [fieldsOf(a.exchange), fieldsOf(b.exchange)]
    const request = rowsOf(left.request, right.request)
    return { phase: phaseOf(a.exchange), a, b, request, response: rowsOf(left.response, right.response) }
  }
  const only = a ?? b
  return { phase: only ? phaseOf(only.exchange) : 'other', a, b, request: [], response: [] }
}

function rowsOf(a: readonly Field[], b: readonly Field[]): Row[] {
  const right = new Map(b.map((field) => [field.name, field]))
  const left = new Set(a.map(({ name }) => name))
  const both = a.map((field) => row(field, right.get(field.name)))
  return [...both, ...b.filter(({ name }) => !left.has(name)).map((field) => row(undefined, field))]
}

function row(a: Field | undefined, b: Field | undefined): Row {
  const name = a?.name ?? b?.name ?? ''
  const values = { name, a: a?.value ?? null, b: b?.value ?? null }
  if (values.a === values.b) return { ...values, kind: 'same' }
  return { ...values, kind: a?.fresh && b?.fresh ? 'fresh' : 'changed' }
}

function claimFields(exchanges: readonly Exchange[]): Field[] {
  return Object.entries(claimsOf(exchanges)).map(([name, value]) => ({
    name,
    value: JSON.stringify(value),
    fresh: freshClaims.has(name),
  }))
}

function cookieFields(jar: readonly JarCookie[], exchanges: readonly Exchange[]): Field[] {
  return numbered(
    jar.map(({ name, held, set, history }) => {
      const setBy = history.findLast(({ kind }) => kind === 'set' || kind === 'replaced' || kind === 'renewed')
      const told = set ? orders(set, exchanges[(setBy?.message ?? 0) - 1]?.at ?? 0) : 'set before this run'
      return { name, value: held ? `held; ${told}` : 'removed', fresh: false }
    }),
  )
}
