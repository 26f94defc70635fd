import { explainClaim } from '#lib/facts/claim-dictionary.ts'
import { explain, type Place } from '#lib/facts/explanations/explain.ts'
import { core, type Explanation, rfc, type Section } from '#lib/facts/explanations/explanation.ts'
import type { Message } from '#lib/trace/message.ts'
import { visibleJson, visibleText } from './visible-text.ts'

/** A parameter, a header, a cookie or a member of an answer. */
export interface FlowRow {
  readonly name: string
  readonly value: string
  /** The beginning and the end of a long value; null when it is short enough to be shown whole. */
  readonly short: string | null
  /** null: there is no explanation for this name in this place. */
  readonly explanation: Explanation | null
}

export interface FlowGroup {
  readonly title: string
  readonly rows: readonly FlowRow[]
  /** Nothing that a login depends on. */
  readonly ordinary: boolean
}

export type Pairs = readonly (readonly [name: string, value: string])[]

/** The most characters of a value that are shown at once. */
const LONG = 120

/** No group when there are no rows. */
export function group(title: string, rows: readonly FlowRow[], ordinary = false): FlowGroup[] {
  return rows.length > 0 ? [{ title, rows, ordinary }] : []
}

/** `place` null: a place where no name is known. */
export function rows(place: Place | null, pairs: Pairs): FlowRow[] {
  return pairs.map(([name, value]) => row(name, value, place && explain(place, name)))
}

/** Headers, in two groups: those that matter to a login, and those of every visit to a page. */
export function headerGroups(title: string, place: 'request-header' | 'response-header', headers: Pairs): FlowGroup[] {
  const all = rows(
    place,
    headers.filter(([name]) => name !== 'cookie' && name !== 'set-cookie'),
  )
  const isOrdinary = ({ explanation }: FlowRow) => explanation?.ordinary === true
  return [
    ...group(
      title,
      all.filter((one) => !isOrdinary(one)),
    ),
    ...group(`${title} that any page has`, all.filter(isOrdinary), true),
  ]
}

/** The Cookie header, a row for each cookie. */
export function cookieRows(cookies: Message['cookies']): FlowRow[] {
  return rows('cookie', cookies)
}

/** The Set-Cookie lines, a row for each. */
export function setCookieRows(lines: Message['setCookies']): FlowRow[] {
  return lines.map(({ line, name, value, removes }) => {
    const text = line.slice(line.indexOf('=') + 1)
    const known = explain('cookie', name)
    const explanation = removes && known ? { ...known, text: `This line removes the cookie. ${known.text}` } : known
    const short = cut(value)
    return { ...row(name, text, explanation), short: short && visibleText(short + text.slice(value.length)) }
  })
}

/** The attributes of the Set-Cookie lines, each value once. Case does not count in them (RFC 6265 §5.2). */
export function attributeRows(lines: Message['setCookies']): FlowRow[] {
  const seen = new Map<string, readonly [string, string]>()
  for (const [name, value] of lines.flatMap(({ attributes }) => attributes)) {
    const key = `${name}=${value}`.toLowerCase()
    if (!seen.has(key)) seen.set(key, [name, value])
  }
  return rows('cookie-attribute', [...seen.values()])
}

/** The members of a JSON object. A text is shown without its quotes. */
export function memberRows(place: Place | null, object: Readonly<Record<string, unknown>>): FlowRow[] {
  return rows(
    place,
    Object.entries(object).map(([name, value]) => [name, typeof value === 'string' ? value : visibleJson(value)]),
  )
}

export function claimRows(claims: Readonly<Record<string, unknown>>): FlowRow[] {
  return memberRows(null, claims).map((one) => {
    const { meaning, source } = explainClaim(one.name)
    const section = sectionOf(source)
    return { ...one, explanation: section ? { text: meaning, section } : { text: `${meaning} (${source})` } }
  })
}

function sectionOf(source: string): Section | null {
  const [, number, part] = /^RFC (\d+) §([\d.]+)$/.exec(source) ?? []
  if (number !== undefined && part !== undefined) return rfc(Number(number), part)
  if (source === 'OpenID Connect Core 1.0 §2') return core('2', 'IDToken')
  return source === 'OpenID Connect Core 1.0 §5.1' ? core('5.1', 'StandardClaims') : null
}

function row(name: string, value: string, explanation: Explanation | null): FlowRow {
  const text = visibleText(value)
  return { name: visibleText(name), value: text, short: cut(text), explanation }
}

function cut(text: string): string | null {
  return text.length > LONG ? `${text.slice(0, 72)}…${text.slice(-12)}` : null
}
