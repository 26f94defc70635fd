import type { Exchange, Header } from './exchange.ts'
import { parseSetCookie, type SetCookie } from './set-cookie.ts'

/** A cookie as the captured messages tell of it. */
export interface JarCookie {
  readonly name: string
  readonly value: string
  /** The line that set it last; null when it was only received, so it was set before this run. */
  readonly set: SetCookie | null
  /** Which message of the run said so, counted from 1. */
  readonly message: number
  /** The browser holds it; false when a later message removed it. */
  readonly held: boolean
}

/** What the browser keeps for the app and for the providers, read off the front channel's headers in order. */
export interface Jars {
  readonly app: readonly JarCookie[]
  readonly provider: readonly JarCookie[]
}

/** Follows Cookie and Set-Cookie lines through a run. Back-channel calls carry none of the browser's cookies. */
export function jarsOf(exchanges: readonly Exchange[]): Jars {
  const app = new Map<string, JarCookie>()
  const provider = new Map<string, JarCookie>()
  exchanges.forEach((exchange, index) => {
    if (exchange.channel !== 'front') return
    const jar = exchange.to === 'app' ? app : provider
    const message = index + 1
    for (const [name, value] of received(exchange.request.headers)) {
      if (jar.get(name)?.value === value && jar.get(name)?.held) continue
      jar.set(name, { name, value, set: null, message, held: true })
    }
    for (const [header, line] of exchange.response?.headers ?? []) {
      if (header !== 'set-cookie') continue
      const set = parseSetCookie(line, exchange.at)
      if (isOwn(set.name) || (set.removes && !jar.has(set.name))) continue
      const value = set.removes ? (jar.get(set.name)?.value ?? '') : set.value
      jar.set(set.name, { name: set.name, value, set, message, held: !set.removes })
    }
  })
  return { app: [...app.values()], provider: [...provider.values()] }
}

function received(headers: readonly Header[]): (readonly [string, string])[] {
  const line = headers.find(([name]) => name === 'cookie')?.[1] ?? ''
  return line
    .split(/;\s*/)
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const)
    })
    .filter(([name]) => name !== '' && !isOwn(name))
}

/** This site's own cookies are no part of a login. */
function isOwn(name: string): boolean {
  return /^(?:__Host-)?lab_/.test(name)
}
