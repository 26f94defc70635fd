import { loadsObject } from '#lib/python/json.ts'
import { pythonStr } from '#lib/python/repr.ts'
import { isTable, type TomlValue } from '#lib/python/toml/value.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import type { Line } from '#lib/sample-app/scenario.ts'
import { readChunks } from '#lib/streamlit/chunks.ts'
import { userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import type { Numbering } from '#lib/trace/numbering.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { ClaimsView } from './claims-view.ts'
import { providerOfLogin } from './login-trail.ts'
import { ownSignatures } from './own-signatures.ts'
import { type SentValue, sentValues } from './sent-values.ts'
import { claimsRead } from './user-readings.ts'

/** A place in a message of the run that a line of the configuration is the cause of. */
export interface Effect {
  /** The message's number. */
  readonly message: number
  readonly part: string
}

/** An exchange with its number and the provider whose login or logout it belongs to. */
export interface Owned {
  readonly number: number
  readonly exchange: Exchange
  readonly provider: string | undefined
  readonly sent: readonly SentValue[]
}

/** Gives each message to the provider of the login link before it; a logout to the provider in the cookie it brought. */
export function owned(exchanges: readonly Exchange[], app: AppConfig, numbering: Numbering): Owned[] {
  let provider: string | undefined
  return exchanges.map((exchange, index) => {
    const phase = phaseOf(exchange)
    if (phase === 'login') provider = providerOfLogin(exchange, app.cookieSecret) ?? provider
    if (phase === 'logout') provider = loggedInAt(exchange, app) ?? provider
    return { number: numbering.of(index + 1), exchange, provider, sent: sentValues(exchange) }
  })
}

function loggedInAt(exchange: Exchange, { cookieSecret }: AppConfig): string | undefined {
  const { jar } = messageOf(exchange)
  const cookie = readChunks({ name: userCookie, jar, secret: cookieSecret, now: exchange.at / 1000 })
  const provider = cookie.ok ? loadsObject(cookie.value)?.['provider'] : undefined
  return typeof provider === 'string' ? provider : undefined
}

/** Keys that every provider of an app shares. */
const shared = new Set(['redirect_uri', 'cookie_secret', 'expose_tokens'])

/** A key of secrets.toml: `table` is "auth" or "auth.<name>". */
export interface Setting {
  readonly table: string
  readonly key: string
  readonly value: TomlValue
}

/** Where the value of a setting turns up in the run, found by comparing it with what was captured. */
export function settingEffects({ table, key, value }: Setting, messages: readonly Owned[]): Effect[] {
  const provider = table === 'auth' ? 'default' : table.slice('auth.'.length)
  const mine = shared.has(key) ? messages : messages.filter((message) => message.provider === provider)
  if (isTable(value)) {
    return found(mine, ({ name, value: sent }) => value.has(name) && pythonStr(value.get(name) ?? '') === sent)
  }
  if (typeof value !== 'string' || value === '') return []
  const direct = found(mine, (sent) => sent.value === value)
  if (key === 'cookie_secret') {
    return mine.flatMap(({ number, exchange }) =>
      ownSignatures(exchange, value).map((part) => ({ message: number, part })),
    )
  }
  return key === 'server_metadata_url' ? [...direct, ...named(direct, mine)].toSorted(byMessage) : direct
}

/** The keys of an inline table that no message carries, though an authorization request of this provider went out. */
export function unsentKeys(setting: Setting, messages: readonly Owned[]): string[] {
  const { table, value } = setting
  const provider = table === 'auth' ? 'default' : table.slice('auth.'.length)
  const asked = messages.some((one) => one.provider === provider && phaseOf(one.exchange) === 'authorization')
  if (!isTable(value) || !asked) return []
  const parts = settingEffects(setting, messages).map(({ part }) => part)
  return [...value.keys()].filter((name) => !parts.some((part) => part.endsWith(` ${name}`)))
}

function found(messages: readonly Owned[], fits: (sent: SentValue) => boolean): Effect[] {
  return messages.flatMap(({ number, sent }) => sent.filter(fits).map(({ part }) => ({ message: number, part })))
}

/** Messages whose address a document named, that was read at the configured address. */
function named(documents: readonly Effect[], messages: readonly Owned[]): Effect[] {
  const addresses = new Map<string, string>()
  for (const { message } of documents) {
    const read = messages.find(({ number }) => number === message)
    for (const [name, value] of Object.entries((read && messageOf(read.exchange).json) ?? {})) {
      if (typeof value === 'string') addresses.set(value, name)
    }
  }
  return messages.flatMap(({ number, exchange }) => {
    const { url } = messageOf(exchange)
    const name = addresses.get(url.origin + url.pathname)
    return name === undefined ? [] : [{ message: number, part: `its address, the ${name} of the metadata` }]
  })
}

/** What a line of app.py did in the run: a login or logout it began, a claim it read. */
export function lineEffects(line: Line, messages: readonly Owned[], claims: ClaimsView | null): Effect[] {
  const { widget } = line
  const begun = messages.filter(({ exchange, provider }) =>
    widget?.kind === 'login'
      ? phaseOf(exchange) === 'login' && provider === (widget.provider ?? 'default')
      : widget?.kind === 'logout' && phaseOf(exchange) === 'logout',
  )
  const read = claims === null ? [] : claimsRead(line).map((name) => readEffect(name, claims))
  return [...begun.map(({ number }) => ({ message: number, part: 'the button was pressed' })), ...read]
}

function readEffect(name: string, { anatomy, message }: ClaimsView): Effect {
  const has = Object.hasOwn(anatomy.claims, name)
  return { message, part: has ? `reads the claim ${name} of its ID token` : `its ID token has no claim ${name}` }
}

function byMessage(a: Effect, b: Effect): number {
  return a.message - b.message
}
