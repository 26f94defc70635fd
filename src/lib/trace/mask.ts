import { fromBase64 } from '#lib/python/bytes.ts'
import type { Body, Exchange, Header } from './exchange.ts'
import { replacer } from './replacer.ts'

/** Parameters and JSON members whose value lets someone act as the person or the app, or ties a login to a browser. */
const secretNames = [
  'state',
  'nonce',
  'code',
  'code_verifier',
  'access_token',
  'id_token',
  'id_token_hint',
  'refresh_token',
  'logout_token',
  'registration_access_token',
  'token',
  'client_secret',
  'client_assertion',
  'session',
  'session_state',
  'sid',
  'xsrf',
]

/** Whether a parameter of this name carries a secret. `code_challenge` is none: it is made to be seen. */
export function isSecretName(name: string): boolean {
  return secretNames.includes(name)
}

const names = secretNames.join('|')

/**
 * Each matches the secret alone, and looks back a bounded way only: a text may be made by a stranger, and there are as
 * many places to look back from as it has characters. In any text:
 */
const everywhere: readonly RegExp[] = [
  new RegExp(`(?<=(?:^|[?&#])(?:${names})=)[^&#\\s"<>]+`, 'g'),
  new RegExp(`(?<="(?:${names})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)+`, 'g'),
  /(?<=\/auth\/login\?(?:[^#\s"]{0,2000}&)?provider=)[^&#\s"<>]+/g,
  /(?<=\/provider\/[^/?#\s"]+\/(?:interaction|auth)\/)[^/?#\s"<>]+/g,
  // A compact JWS or JWE (RFC 7515 §3.1, RFC 7516 §3.1): its header is JSON, so it begins with `{"`.
  /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)+/g,
]

/** And in headers: */
const inHeader: Readonly<Record<string, readonly RegExp[]>> = {
  cookie: [/(?<=(?:^|;)[^=;]+="?)[^;"]+/g],
  // Starlette removes its cookie with the value null.
  'set-cookie': [/(?<=^[^=;]+="?)(?!null;)[^;"]+/g],
}

/** A secret shorter than this is masked where it stands, not in other text: it could be a word like any other. */
const LEAST_LENGTH = 16

/**
 * A run's exchanges with every secret replaced by `masked-1`, `masked-2`, … The same secret gets the same name wherever
 * it stands, so that a reader still sees that the state came back equal. The sizes stay those of what passed.
 */
export function maskExchanges(exchanges: readonly Exchange[]): Exchange[] {
  const masks = new Map<string, string>()
  const note = (secret: string): string => {
    const mask = masks.get(secret) ?? `masked-${masks.size + 1}`
    masks.set(secret, mask)
    return mask
  }
  const inPlace = (text: string, header = ''): string => {
    // The scheme stays (RFC 9110 §11.6.2).
    const scheme = header === 'authorization' ? (/^\S+\s+/.exec(text)?.[0] ?? '') : ''
    if (scheme === '') return withoutSecrets(text, header)
    const credentials = text.slice(scheme.length)
    for (const secret of inBasic(text)) note(secret)
    return credentials === '' ? text : scheme + note(plain(credentials))
  }
  const withoutSecrets = (text: string, header: string): string =>
    [...(inHeader[header] ?? []), ...everywhere].reduce(
      (masked, pattern) =>
        masked.replace(pattern, (found) => (/^masked-\d+$/.test(found) ? found : note(plain(found)))),
      text,
    )
  const placed = exchanges.map((exchange) => rewrite(exchange, inPlace))
  const anywhere = [...masks].filter(([secret]) => secret.length >= LEAST_LENGTH && !/^(?:https?:|\/)/.test(secret))
  const spelled = anywhere.flatMap(([secret, mask]) => spellings(secret).map((one) => [one, mask] as const))
  const replace = replacer(spelled, LEAST_LENGTH)
  return placed.map((exchange) => rewrite(exchange, replace))
}

function rewrite(exchange: Exchange, mask: (text: string, header?: string) => string): Exchange {
  const { request, response, remarks } = exchange
  const headers = (all: readonly Header[]): Header[] => all.map(([name, value]) => [name, mask(value, name)])
  const body = (one: Body | null): Body | null => one && { ...one, text: mask(one.text) }
  return {
    ...exchange,
    request: { ...request, url: mask(request.url), headers: headers(request.headers), body: body(request.body) },
    response: response && { ...response, headers: headers(response.headers), body: body(response.body) },
    // What the lab broke is told in texts of its own, which hold no secret and are to be compared with what passed.
    remarks: remarks.map((remark) => (remark.kind === 'fault' ? remark : { ...remark, text: mask(remark.text) })),
  }
}

/** The client secret inside `Authorization: Basic`, form-encoded before it was put into base64 (RFC 6749 §2.3.1). */
function inBasic(text: string): string[] {
  const [, credentials] = /^basic\s+(\S+)/i.exec(text) ?? []
  if (credentials === undefined) return []
  const bytes = fromBase64(credentials)
  const [, secret = ''] = bytes ? new TextDecoder().decode(bytes).split(':') : []
  return secret === '' ? [] : [plain(secret)]
}

/** Without percent signs, so that a secret is known again however it was written. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function spellings(secret: string): string[] {
  const form = new URLSearchParams({ x: secret }).toString().slice(2)
  return [...new Set([secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1)])]
}
