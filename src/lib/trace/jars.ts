import type { Exchange } from './exchange.ts'
import { messageOf } from './message.ts'
import type { SetCookie } from './parse-set-cookie.ts'
import { type Phase, phaseOf } from './phase.ts'

/**
 * What became of a cookie. `came`: it was there, and no line of this run had set it. `renewed`: set again with the value it had.
 * `changed`: it came back with another value than the one that was set. `gone`: it stayed away from a request that the
 * browser would have sent it with.
 */
export type JarEventKind = 'came' | 'set' | 'replaced' | 'renewed' | 'changed' | 'removed' | 'gone'

export interface JarEvent {
  readonly kind: JarEventKind
  /** Counted from 1 in the run. */
  readonly message: number
  readonly phase: Phase
}

/** A cookie as the captured messages tell of it. */
export interface JarCookie {
  readonly name: string
  readonly value: string
  /** The line that set it last; null when it was only received, so it was set before this run. */
  readonly set: SetCookie | null
  /** The browser holds it; false when a later message removed it. */
  readonly held: boolean
  /** In the order in which it happened; never empty. */
  readonly history: readonly JarEvent[]
}

/** What the browser keeps for the app and for the providers, read off the front channel's headers in order. */
export interface Jars {
  readonly app: readonly JarCookie[]
  readonly provider: readonly JarCookie[]
}

interface Passing {
  readonly exchange: Exchange
  readonly message: number
  readonly at: number
  readonly read: (jar: JarCookie[], passing: Passing) => void
}

/**
 * Follows Cookie and Set-Cookie lines through a run, each at its own time: a request leaves before its answer sets
 * anything, and another tab's request may lie between. A cookie is told apart by name and path (RFC 6265 §5.3).
 * Back-channel calls carry none of the browser's cookies; this site's own are no part of a login.
 */
export function jarsOf(exchanges: readonly Exchange[]): Jars {
  const jars: Readonly<Record<'app' | 'provider', JarCookie[]>> = { app: [], provider: [] }
  const passings = exchanges.flatMap((exchange, index): Passing[] => {
    if (exchange.channel !== 'front') return []
    const one = { exchange, message: index + 1 }
    const sent = { ...one, at: exchange.at, read: readRequest }
    return exchange.response ? [sent, { ...one, at: exchange.at + exchange.took, read: readResponse }] : [sent]
  })
  for (const passing of passings.toSorted((a, b) => a.at - b.at)) passing.read(jars[passing.exchange.to], passing)
  return jars
}

function readRequest(jar: JarCookie[], passing: Passing): void {
  const { url, cookies } = messageOf(passing.exchange)
  const { pathname } = url
  const waiting = new Set(jar.filter((cookie) => cookie.held && isSentTo(cookie, pathname)))
  for (const [name, value] of cookies) {
    if (isOwn(name)) continue
    const known = longestPathFirst(waiting).find((cookie) => cookie.name === name)
    if (!known) {
      const before = jar.find((cookie) => cookie.name === name && !cookie.held && isSentTo(cookie, pathname))
      const set = before?.value === value ? before.set : null
      put(jar, before, { name, value, set, held: true }, event('came', passing))
      continue
    }
    waiting.delete(known)
    if (known.value !== value) put(jar, known, { ...known, value }, event('changed', passing))
  }
  for (const missed of waiting) {
    if (missed.set) put(jar, missed, { ...missed, held: false }, event('gone', passing))
  }
}

function readResponse(jar: JarCookie[], passing: Passing): void {
  for (const set of messageOf(passing.exchange).setCookies) {
    const known = jar.find(
      (cookie) => cookie.name === set.name && (!cookie.set || pathItWasSetWith(cookie) === pathOf(set)),
    )
    if (isOwn(set.name) || (set.removes && !known?.held)) continue
    const value = set.removes ? (known?.value ?? '') : set.value
    const kind = set.removes ? 'removed' : !known?.held ? 'set' : known.value === value ? 'renewed' : 'replaced'
    put(jar, known, { name: set.name, value, set, held: !set.removes }, event(kind, passing))
  }
}

/** Cookies of a jar that are followed: more than a browser keeps of a site. */
const MOST_FOLLOWED = 200

function put(jar: JarCookie[], known: JarCookie | undefined, cookie: Omit<JarCookie, 'history'>, last: JarEvent): void {
  const now = { ...cookie, history: [...(known?.history ?? []), last] }
  if (known) jar[jar.indexOf(known)] = now
  else if (jar.length < MOST_FOLLOWED) jar.push(now)
}

function event(kind: JarEventKind, { exchange, message }: Passing): JarEvent {
  return { kind, message, phase: phaseOf(exchange) }
}

/** The path that a cookie was set with; undefined when it was only received. */
export function pathItWasSetWith({ set }: Pick<JarCookie, 'set'>): string | undefined {
  return set ? pathOf(set) : undefined
}

function pathOf(set: SetCookie): string | undefined {
  return set.attributes.find(([name]) => name.toLowerCase() === 'path')?.[1]
}

/** RFC 6265 §5.1.4. A cookie whose path is not known may have been sent anywhere. */
function isSentTo(cookie: JarCookie, pathname: string): boolean {
  const path = pathItWasSetWith(cookie)
  return path === undefined || pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}

function longestPathFirst(cookies: Iterable<JarCookie>): JarCookie[] {
  return [...cookies].sort((a, b) => (pathItWasSetWith(b) ?? '').length - (pathItWasSetWith(a) ?? '').length)
}

function isOwn(name: string): boolean {
  return /^(?:__Host-)?lab_/.test(name)
}
