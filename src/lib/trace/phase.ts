import { addressOf } from '#lib/message/address.ts'
import type { Exchange, Phase } from './exchange.ts'

export type { Phase } from './exchange.ts'

/** Judged by method and path alone, so that an address inside a parameter cannot mislead. */
const patterns: readonly (readonly [RegExp, Phase])[] = [
  [/^GET \/app\/[^/]+\/auth\/login$/, 'login'],
  [/^GET \/app\/[^/]+\/auth\/logout$/, 'logout'],
  [/^GET \/app\/[^/]+\/oauth2callback$/, 'callback'],
  [/^GET \/app\/(?!oauth2callback$)[^/]+\/?$/, 'app-page'],
  [/^GET \/provider\/[^/]+(?:\/[^/]+)*\/\.well-known\/openid-configuration$/, 'metadata'],
  [/^GET \/provider\/[^/]+\/jwks$/, 'keys'],
  [/^POST \/provider\/[^/]+\/token$/, 'token'],
  [/^GET \/provider\/[^/]+\/auth$/, 'authorization'],
  [/^GET \/provider\/[^/]+\/auth\/[^/]+$/, 'resume'],
  [/^GET \/provider\/[^/]+\/interaction\/[^/]+$/, 'sign-in-page'],
  [/^POST \/provider\/[^/]+\/interaction\/[^/]+$/, 'sign-in'],
  [/^(?:GET|POST) \/provider\/[^/]+\/(?:session\/end(?:\/.*)?|logout)$/, 'end-session'],
]

/** The phase of an exchange. */
export function phaseOf(exchange: Exchange): Phase {
  return exchange.phase ?? phaseOfRequest(exchange.request.method, exchange.request.url)
}

/** The phase that a request belongs to, sent or not yet sent. `url` is absolute, as `URL` writes it. */
export function phaseOfRequest(method: string, url: string): Phase {
  const line = `${method} ${addressOf(url).path}`
  return patterns.find(([pattern]) => pattern.test(line))?.[1] ?? 'other'
}
