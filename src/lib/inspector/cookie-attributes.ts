import { type CookieAttribute, cookieAttributes } from '#lib/facts/explanations/cookie-attributes.ts'
import { pathItWasSetWith } from '#lib/trace/jars.ts'
import type { SetCookie } from '#lib/trace/parse-set-cookie.ts'

export type CookieKind = 'identity' | 'session' | 'provider' | 'other'

/** One attribute of a cookie, there or missing. */
export interface AttributeView {
  /** As written, such as `Max-Age=2592000`; the bare name of a missing one. */
  readonly text: string
  /** What it makes the browser do. */
  readonly meaning: string
  /** Why Streamlit sets it so, or leaves it out; null for the cookies of others. */
  readonly why: string | null
}

/** The attributes of a Set-Cookie line, in its order, explained. */
export function attributeViews(kind: CookieKind, set: SetCookie): AttributeView[] {
  return set.attributes.map(([name, value]) => {
    const entry = cookieAttributes[name.toLowerCase()]
    const text = value === '' ? name : `${name}=${value}`
    if (!entry) return { text, meaning: 'Not an attribute that the standard knows. Browsers pass over it.', why: null }
    return { text, meaning: entry.meaning, why: whyOf(kind, entry) }
  })
}

/** The attributes that a cookie of Streamlit's does without, and why. Empty for the cookies of others. */
export function missingAttributes(kind: CookieKind, set: SetCookie): AttributeView[] {
  if (kind !== 'identity' && kind !== 'session') return []
  const there = new Set(set.attributes.map(([name]) => name.toLowerCase()))
  return Object.entries(cookieAttributes)
    .filter(([key, { missed }]) => missed && !there.has(key))
    .map(([, entry]) => ({ text: entry.name, meaning: entry.meaning, why: entry[kind] }))
}

/** Bytes of name, value and attributes together: what the limit of 4,096 counts (RFC 6265 §6.1). */
export function lineBytes(name: string, value: string, set: SetCookie | null): number {
  const attributes = (set?.attributes ?? []).map(([key, text]) => (text === '' ? `; ${key}` : `; ${key}=${text}`))
  return new TextEncoder().encode(`${name}=${value}${attributes.join('')}`).length
}

/** The path that a cookie belongs to, where a line of this run has said it. */
export function pathOfCookie(set: SetCookie | null): string | null {
  return pathItWasSetWith({ set }) ?? null
}

function whyOf(kind: CookieKind, entry: CookieAttribute): string | null {
  return kind === 'identity' || kind === 'session' ? entry[kind] : null
}
