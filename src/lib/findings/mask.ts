import { isTable, type TomlValue } from '#lib/python/toml/value.ts'
import type { Secrets } from '#lib/streamlit/secrets.ts'
import { isPlaceholder } from './placeholders.ts'

/** Keys of `[auth]` and its tables whose values are no secrets. All other values are masked. */
const shownKeys = new Set([
  ...['redirect_uri', 'client_id', 'server_metadata_url', 'expose_tokens', 'client_kwargs', 'authorize_params'],
  ...['scope', 'prompt', 'login_hint', 'response_mode', 'response_type', 'code_challenge_method', 'hd', 'audience'],
  ...['token_endpoint_auth_method', 'acr_values', 'max_age', 'access_type', 'ui_locales', 'verify', 'timeout'],
  ...['redirect_url', 'redirect', 'metadata_url', 'server_metadata_uri', 'issuer', 'authorize_url', 'access_token_url'],
])

const header = /^[ \t]*\[+[ \t]*["']?([\w.-]*)/
const assignment = /^([ \t]*(?:#[ \t]*)?(?:export[ \t]+)?["'“”]?([\w.-]+)["'“”]?[ \t]*[=:][ \t]*)(.*)$/s
/** What begins a secret in a line that is else shown. */
const secretWord = /[\w-]{0,40}secret|passw|token(?!_endpoint_auth)|api_?key|authorization|bearer|cookie|private/i
/** Texts that look like a secret wherever they stand: what GitHub, Google and others give out, and tokens. */
const secretLook =
  /GOCSPX-[\w-]+|gh[a-z]_\w{16,}|sk-[\w-]{16,}|xox[a-z]-[\w-]{8,}|AKIA\w{12,}|eyJ[\w-]{8,}[\w.-]*|(?<=:\/\/[^\s/@:]{0,100}:)[^\s/@]{1,200}(?=@)/g

/** Every character but blanks and quotes becomes a dot, so that places in the text stay what they are. */
function dots(text: string): string {
  return text.replace(/[^\s"'“”‘’]/g, '•')
}

/** A value as a sentence may quote it: masked, when the key is not one whose value everybody may see. */
export function maskedValue(key: string, value: string): string {
  return isPlaceholder(value) || shownKeys.has(key) ? value.replace(secretLook, dots) : dots(value)
}

/**
 * The text of a secrets.toml without its secrets, whether or not it can be read: what is not known to be harmless is
 * masked, character by character. Time is linear in the length of the text.
 */
export function maskedText(text: string): string {
  let inAuth = false
  return text
    .split('\n')
    .map((line) => {
      const table = header.exec(line)?.[1]
      if (table !== undefined) inAuth = /^auth\b/i.test(table)
      return maskedLine(line, table !== undefined, inAuth)
    })
    .join('\n')
}

function maskedLine(line: string, isHeader: boolean, inAuth: boolean): string {
  if (isHeader) return isAfterHeader(line)
  const found = assignment.exec(line)
  if (found === null) return /^[ \t\r]*(?:#|$)/.test(line) ? tail(line) : dots(line)
  const [, before = '', path = '', value = ''] = found
  const key = path.split('.').at(-1) ?? ''
  const shown = shownKeys.has(key) && (inAuth || path.startsWith('auth.') || path === key)
  if (shown) return before + tail(value)
  return before + (isPlaceholder(bare(value)) ? value : dots(value))
}

/** `[auth] client_secret = "…"`: what follows a header is masked. */
function isAfterHeader(line: string): string {
  const head = /^[^\]]*\]+/.exec(line)?.[0]
  return head === undefined ? tail(line) : head + dots(line.slice(head.length))
}

/** What is shown of a line, up to a word that announces a secret. */
function tail(text: string): string {
  const at = text.search(secretWord)
  const harmless = (at === -1 ? text : text.slice(0, at)).replace(secretLook, dots)
  return at === -1 ? harmless : harmless + dots(text.slice(at))
}

function bare(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}

/** What masks the secrets of one file: in its text, and in sentences that quote it or what a parser printed of it. */
export interface FileMask {
  readonly text: string
  readonly sentence: (text: string) => string
}

export function fileMask(text: string, secrets: Secrets): FileMask {
  const known = [...secretTexts(text, secrets)].toSorted((a, b) => b.length - a.length)
  const masked = (told: string) => known.reduce((rest, secret) => rest.replaceAll(secret, dots(secret)), told)
  return {
    text: masked(maskedText(text)),
    sentence: (told) => {
      const cut = told.length > longest ? `${told.slice(0, longest)}…` : told
      return masked(cut.replace(printed, maskPrinted))
    },
  }
}

const longest = 4000
/** `'client_secret': 'abc'` as Python prints a table; also half of one, at the end of a text that was cut. */
const printed =
  /(['"][\w-]*(?:secret|passw|token|key)[\w-]*['"]: )('(?:[^'\\]|\\.)*(?:'|…?$)|"(?:[^"\\]|\\.)*(?:"|…?$))/gi

function maskPrinted(_all: string, key: string, value: string): string {
  return key + dots(value)
}

const mostSecrets = 200

/** The texts of the file that are secret, at most 200. Shorter than 6 characters, they may be words. */
function secretTexts(text: string, secrets: Secrets): Set<string> {
  const found = new Set<string>()
  const add = (value: string) => {
    if (found.size < mostSecrets && value.trim().length >= 6 && !isPlaceholder(value))
      found.add(value.trim().slice(0, longest))
  }
  const walk = (value: TomlValue, key: string, depth: number) => {
    if (found.size >= mostSecrets || depth > 6) return
    if (typeof value === 'string' && !shownKeys.has(key)) add(value)
    else if (Array.isArray(value)) for (const item of value.slice(0, mostSecrets)) walk(item, key, depth + 1)
    else if (isTable(value)) for (const [name, item] of value) walk(item, name, depth + 1)
  }
  if (secrets.ok) walk(secrets.table, '', 0)
  for (const [, value = ''] of text.matchAll(writtenSecret)) add(value)
  return found
}

/** A line that could not be read, or was not: the key says that its value is a secret. */
const writtenSecret =
  /^[ \t]*[\w."'-]{0,80}(?:secret|passw|api_?key)[\w."'-]{0,80}[ \t]*[=:][ \t]*["'“‘]?([^"'”’\n]{6,400})/gim
