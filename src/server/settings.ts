import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { readProviderKeys } from './provider-keys.ts'
import type { RateLimits } from './rate/kinds.ts'
import { readRateLimits } from './rate/read-limits.ts'

/** What the process was told from outside, checked. Secrets are in it: never print it whole. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Scheme, host and port as visitors write them; no path, no slash at the end. */
  readonly publicOrigin: string
  /** At least 32 bytes. */
  readonly cookieSecret: string
  /** Secrets of before, the newest first: what was signed with them is still taken, and nothing is signed with them. */
  readonly earlierSecrets: readonly string[]
  /** JSON text: one JWK set of private RSA keys a tenant. null: the providers make keys of their own at start. */
  readonly providerKeys: string | null
  readonly https: boolean
  /** `publicOrigin` names this machine, so secrets may be made at start. */
  readonly loopback: boolean
  /** How many proxies of the operator's stand in front of the process. */
  readonly proxyHops: number
  /** What one address may ask for; null: nothing is counted. */
  readonly rateLimits: RateLimits | null
  /** What a collector shows to read /metrics; null: there is no such page. */
  readonly metricsToken: string | null
  /** Where several processes keep what they share; null: this one keeps it in its memory. May hold a password. */
  readonly redisUrl: string | null
  /** Both secrets were given, so another process can have the same ones: registered apps outlive a restart. */
  readonly lasting: boolean
}

export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: readonly string[] }

export type Environment = Readonly<Record<string, string | undefined>>

type Reading<T> = { value: T; problem?: undefined } | { value?: undefined; problem: string }

/** The names a browser may use for this machine, as `URL.hostname` writes them. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads PORT, HOST, PUBLIC_ORIGIN, COOKIE_SECRET, COOKIE_SECRETS_BEFORE, PROVIDER_KEYS, PROXY_HOPS, RATE_LIMITS,
 * METRICS_TOKEN and REDIS_URL. An empty variable counts as absent.
 * Gives settings that can be used as they are, or one sentence a problem; a sentence never quotes a secret.
 * Without COOKIE_SECRET on a loopback origin every call makes another random one: `startSettings` keeps one.
 */
export function readSettings(env: Environment): SettingsResult {
  const port = readPort(env.PORT || '4321')
  const publicOrigin = readPublicOrigin(env.PUBLIC_ORIGIN || `http://localhost:${port.value ?? 4321}`)
  const loopback = publicOrigin.value === undefined || isLoopback(publicOrigin.value)
  const read = allOf({
    port,
    host: readHost(env.HOST || '127.0.0.1'),
    publicOrigin,
    cookieSecret: readCookieSecret(env.COOKIE_SECRET || null, loopback),
    earlierSecrets: readEarlierSecrets(env.COOKIE_SECRETS_BEFORE || ''),
    providerKeys: readProviderKeys(env.PROVIDER_KEYS || null, loopback),
    proxyHops: readHops(env.PROXY_HOPS || (loopback ? '0' : '1')),
    rateLimits: readRateLimits(env.RATE_LIMITS || (loopback ? 'off' : 'on')),
    metricsToken: readMetricsToken(env.METRICS_TOKEN || null),
    redisUrl: readRedisUrl(env.REDIS_URL || null),
  })
  if (!read.ok) return read
  const https = read.values.publicOrigin.startsWith('https:')
  return {
    ok: true,
    settings: { ...read.values, https, loopback, lasting: Boolean(env.COOKIE_SECRET && env.PROVIDER_KEYS) },
  }
}

type Values<T> = { readonly [Key in keyof T]: T[Key] extends Reading<infer Value> ? Value : never }

/** The values of all readings, or every problem in their order. */
function allOf<T extends Readonly<Record<string, Reading<unknown>>>>(
  readings: T,
): { ok: true; values: Values<T> } | { ok: false; problems: readonly string[] } {
  const problems = Object.values(readings).flatMap(({ problem }) => problem ?? [])
  if (problems.length > 0) return { ok: false, problems }
  const values = Object.entries(readings).map(([name, { value }]) => [name, value])
  // Without a problem each reading has its value.
  return { ok: true, values: Object.fromEntries(values) as Values<T> }
}

function readPort(text: string): Reading<number> {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return value >= 1 && value <= 65_535
    ? { value }
    : { problem: `PORT is "${text}": put a whole number from 1 to 65535 there, for example 4321.` }
}

/** A public site has its TLS ended by a proxy, so there is one in front unless it is said otherwise. */
function readHops(text: string): Reading<number> {
  return /^[0-9]$/.test(text)
    ? { value: Number(text) }
    : { problem: `PROXY_HOPS is "${text}": put the number of your proxies in front there, from 0 to 9, mostly 1.` }
}

function readHost(text: string): Reading<string> {
  return isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
    ? { value: text }
    : { problem: `HOST is "${text}": put the address to listen on there, "127.0.0.1" or "0.0.0.0" for example.` }
}

/** Scheme, host and port of the site as visitors write them, or what is wrong with the text. */
export function readPublicOrigin(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    return {
      problem: `PUBLIC_ORIGIN is "${text}": put the address visitors use there, like "https://auth.example.org".`,
    }
  }
  if (url.username || url.password) {
    return { problem: `PUBLIC_ORIGIN holds a user name or a password: put the origin alone there, "${url.origin}".` }
  }
  if (url.protocol === 'http:' && !isLoopback(url.origin)) {
    const secure = `https://${url.hostname}`
    return { problem: `PUBLIC_ORIGIN is "${text}": off this machine it has to be https, so put "${secure}" there.` }
  }
  return url.origin === text
    ? { value: text }
    : { problem: `PUBLIC_ORIGIN is "${text}": put the origin alone there, without a path, "${url.origin}".` }
}

function readCookieSecret(text: string | null, loopback: boolean): Reading<string> {
  const remedy = 'put at least 32 random bytes there ("npm run make-keys" prints a value)'
  if (text === null) {
    return loopback
      ? { value: randomBytes(32).toString('base64url') }
      : { problem: `COOKIE_SECRET is missing, and PUBLIC_ORIGIN is not on this machine: ${remedy}.` }
  }
  const bytes = Buffer.byteLength(text)
  return bytes >= 32 ? { value: text } : { problem: `COOKIE_SECRET is ${bytes} bytes long: ${remedy}.` }
}

function readRedisUrl(text: string | null): Reading<string | null> {
  const isOne = text === null || (URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol))
  return isOne
    ? { value: text }
    : { problem: 'REDIS_URL is no address of a Redis: put one like "redis://127.0.0.1:6379" there, or nothing.' }
}

function readEarlierSecrets(text: string): Reading<readonly string[]> {
  const value = text.split(' ').filter((secret) => secret !== '')
  const short = value.findIndex((secret) => Buffer.byteLength(secret) < 32)
  if (short < 0) return { value }
  return {
    problem: `COOKIE_SECRETS_BEFORE has a secret of ${Buffer.byteLength(value[short] ?? '')} bytes: put the values that COOKIE_SECRET had there, with spaces between.`,
  }
}

function readMetricsToken(text: string | null): Reading<string | null> {
  if (text === null || text.length >= 16) return { value: text }
  return { problem: `METRICS_TOKEN is ${text.length} characters long: put at least 16 there, or nothing.` }
}

/** Whether an origin names this machine. */
export function isLoopback(origin: string): boolean {
  return loopbackNames.includes(new URL(origin).hostname)
}
