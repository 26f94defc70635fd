/** What is counted by itself, and how much of it one address may ask for: so many in so many seconds. */
export const rateLimits = {
  /** Pages, their styles, scripts and data. */
  pages: { points: 1_500, seconds: 60 },
  /** Requests to sample apps and providers: a login takes ten, and a class behind one address logs in at once. */
  logins: { points: 3_000, seconds: 60 },
  /** Logins begun at a provider: each waits for ten minutes, and takes room meanwhile. */
  begun: { points: 600, seconds: 600 },
  /** What is drawn anew for each visitor: the inspector, runs, own apps. */
  inspector: { points: 900, seconds: 60 },
  /** What the server looks for; while somebody types, the browser does. */
  searches: { points: 600, seconds: 60 },
  /** Whole logins that the site plays for one page. */
  plays: { points: 30, seconds: 60 },
  registrations: { points: 30, seconds: 3600 },
} as const satisfies Record<string, RateLimit>

export interface RateLimit {
  readonly points: number
  readonly seconds: number
}

export type RateKind = keyof typeof rateLimits
export type RateLimits = Readonly<Record<RateKind, RateLimit>>

const played = /^\/lab\/(?:faults|attacks)\/[^/]+\/live\/?$/
const registered = /^\/(?:providers\/sample\/register|provider\/[^/]+\/reg)\/?$/i
const begun = /^\/provider\/[^/]+\/auth\/?$/i
const searched = /^\/search\/?$/
const drawn = /^\/(?:lab\/(?!faults|attacks)|providers\/sample\/[^/]+\/)/

/** What a request is counted as. */
export function rateKind(method: string, path: string): RateKind {
  if (played.test(path)) return 'plays'
  if (method === 'POST' && registered.test(path)) return 'registrations'
  if (begun.test(path)) return 'begun'
  if (/^\/(?:app|provider)\//i.test(path)) return 'logins'
  if (searched.test(path)) return 'searches'
  return drawn.test(path) ? 'inspector' : 'pages'
}
