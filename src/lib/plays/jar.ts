import type { Clock } from '#lib/store/store.ts'
import { parseSetCookie } from '#lib/trace/parse-set-cookie.ts'

export interface PlayedCookie {
  readonly host: string
  readonly name: string
  readonly value: string
  readonly path: string
}

/** A browser's cookies, as far as a browser of a play keeps them. */
export interface Jar {
  /** Takes the Set-Cookie lines of the answer from an address. */
  keep(url: URL, lines: readonly string[]): void
  /** The Cookie header of a request; empty when there is nothing to send. */
  header(url: URL): string
}

/**
 * The cookies of a played browser: kept by host (never by port), path and name, the longest path sent first (RFC 6265
 * §5.3, §5.4). It knows the lines that the played servers write: each with its path, none for a domain or for HTTPS
 * alone (decision 009). `clock` gives milliseconds since the epoch.
 */
export function playedJar(clock: Clock): Jar & { all(): readonly PlayedCookie[] } {
  const jar = new Map<string, PlayedCookie>()
  return {
    all: () => [...jar.values()],
    keep({ hostname: host }, lines) {
      for (const line of lines) {
        const { name, value, attributes, removes } = parseSetCookie(line, clock())
        const path = attributes.find(([key]) => key.toLowerCase() === 'path')?.[1] ?? '/'
        if (removes) jar.delete(`${host} ${name} ${path}`)
        else jar.set(`${host} ${name} ${path}`, { host, name, value, path })
      }
    },
    header: ({ hostname, pathname }) =>
      [...jar.values()]
        .filter(({ host }) => host === hostname)
        .filter(({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')))
        .toSorted((a, b) => b.path.length - a.path.length)
        .map(({ name, value }) => `${name}=${value}`)
        .join('; '),
  }
}
