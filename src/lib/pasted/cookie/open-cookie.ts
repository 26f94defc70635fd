import { fromBase64, toBase64Url } from '#lib/python/bytes.ts'
import { loads } from '#lib/python/json.ts'
import { cookieLimit } from '#lib/streamlit/chunks.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { signatureOf } from '#lib/streamlit/itsdangerous.ts'
import { sessionSalt } from '#lib/streamlit/session-cookie.ts'
import { identityMaxAge, sessionCookie, sessionMaxAge, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { signedCookieMaxAge } from '#lib/streamlit/signed-cookie.ts'
import type { PastedCookie } from './pasted-cookies.ts'

export type CookieKind = 'user' | 'tokens' | 'session' | 'piece' | 'older' | 'other'

/** A cookie taken apart. Times are unix seconds. */
export interface OpenedCookie {
  readonly name: string
  readonly kind: CookieKind
  /** Name, "=", value: what it takes of a Cookie line. */
  readonly bytes: number
  /** With its attributes, where they were pasted: what browsers count (RFC 6265bis). */
  readonly whole: number
  readonly overLimit: boolean
  readonly attributes: PastedCookie['attributes']
  /** Null when it has not the form `<payload>.<time>.<signature>`. */
  readonly parts: {
    readonly compressed: boolean
    readonly signedAt: number
    /** From now; below zero when it was signed in the future. */
    readonly age: number
    /** The oldest that Streamlit takes. */
    readonly maxAge: number
    /** What was signed: JSON, indented, or `chunks-<n>`, or a piece of JSON as it is. */
    readonly text: string
    /** `unknown`: no secret was given. */
    readonly signature: 'right' | 'wrong' | 'unknown'
  } | null
}

export function openCookie(cookie: PastedCookie, c: { secret: string; now: number }): OpenedCookie {
  const { name, value, attributes } = cookie
  const kind = kindOf(name, value)
  const bytes = size(`${name}=${value}`)
  const whole = bytes + size((attributes ?? []).map(([key, text]) => `; ${key}${text && `=${text}`}`).join(''))
  const apart = kind === 'older' || kind === 'other' ? undefined : takeApart(value)
  return {
    name,
    kind,
    bytes,
    whole,
    overLimit: whole > cookieLimit,
    attributes,
    parts:
      apart === undefined
        ? null
        : {
            compressed: apart.compressed,
            signedAt: apart.signedAt,
            age: Math.floor(c.now) - apart.signedAt,
            maxAge: kind === 'session' ? sessionMaxAge : signedCookieMaxAge,
            text: indented(apart.inner),
            signature: c.secret === '' ? 'unknown' : verify(cookie, kind, c.secret),
          },
  }
}

/** Whether HMAC-SHA-1 with this secret gives the signature that stands behind the last dot. */
function verify({ name, value }: PastedCookie, kind: CookieKind, secret: string): 'right' | 'wrong' {
  const end = value.lastIndexOf('.')
  const salt = kind === 'session' ? sessionSalt : name
  const given = fromBase64(value.slice(end + 1))
  const right = toBase64Url(signatureOf({ salt, secret }, value.slice(0, end)))
  return given !== undefined && toBase64Url(given) === right ? 'right' : 'wrong'
}

function kindOf(name: string, value: string): CookieKind {
  const isIdentity = name === userCookie || name === tokensCookie || /^_streamlit_user(?:_tokens)?_\d+$/.test(name)
  if (isIdentity && /^"?2\|1:\d/.test(value)) return 'older'
  if (name === userCookie) return 'user'
  if (name === tokensCookie) return 'tokens'
  if (name === sessionCookie) return 'session'
  return isIdentity ? 'piece' : 'other'
}

/** JSON indented; other text as it is. */
export function indented(text: string): string {
  const value = loads(text)
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text
}

/** When a browser throws the cookie away that was set at `signedAt`, in unix seconds. */
export function endOf(kind: CookieKind, signedAt: number): number {
  return signedAt + (kind === 'session' ? sessionMaxAge : identityMaxAge)
}

export function size(text: string): number {
  return new TextEncoder().encode(text).length
}
