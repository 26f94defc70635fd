import { type RateKind, type RateLimits, rateLimits } from './kinds.ts'

type Reading = { value: RateLimits | null; problem?: undefined } | { value?: undefined; problem: string }

/**
 * Reads RATE_LIMITS: `off`, `on`, or numbers that replace those of {@link rateLimits}, such as
 * `plays=10/60 registrations=5/3600`: how many an address may have in how many seconds. null: nothing is counted.
 */
export function readRateLimits(text: string): Reading {
  if (text === 'off') return { value: null }
  if (text === 'on') return { value: rateLimits }
  const changed: Partial<Record<RateKind, RateLimits[RateKind]>> = {}
  for (const part of text.trim().split(/\s+/)) {
    const [, kind = '', points, seconds] = /^([a-z]+)=([1-9]\d{0,8})\/([1-9]\d{0,5})$/.exec(part) ?? []
    if (!isKind(kind)) return { problem: problemWith(part) }
    changed[kind] = { points: Number(points), seconds: Number(seconds) }
  }
  return { value: { ...rateLimits, ...changed } }
}

function isKind(name: string): name is RateKind {
  return Object.hasOwn(rateLimits, name)
}

function problemWith(part: string): string {
  const kinds = Object.keys(rateLimits).join(', ')
  return `RATE_LIMITS has "${part}": put "on", "off", or counts and seconds like "plays=10/60" there, of ${kinds}.`
}
