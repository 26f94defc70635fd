import { dumps } from '#lib/python/json.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { userCookie } from '#lib/streamlit/set-cookie.ts'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import { scalarMembers } from './json-members.ts'

/** What to do to the identity cookie. Its signature is left as it was, unless it is the part that is flipped. */
export type Tampering =
  | { readonly kind: 'claim'; readonly claim: string; readonly value: string }
  | { readonly kind: 'flip'; readonly part: CookiePart }

export type CookiePart = (typeof cookieParts)[number]
export const cookieParts = ['payload', 'time', 'signature'] as const

/** What of the identity cookie, or of its first piece, can be changed. */
export interface Tamperable {
  readonly cookie: string
  readonly claims: readonly { readonly name: string; readonly text: string }[]
}

export type Tampered =
  | { readonly ok: true; readonly name: string; readonly value: string }
  /** `absent`: no identity cookie. `unreadable`: it has not three parts, or its payload does not unpack. */
  | { readonly ok: false; readonly reason: 'absent' | 'unreadable' | 'no-such-claim' }

/** The most characters of a changed claim, so that the cookie stays one that a browser keeps. */
export const TAMPER_LIMIT = 200

/** The tampering that a posted form asks for; undefined when it asks for none. */
export function readTamperForm(form: FormData): Tampering | undefined {
  const flip = form.get('flip')
  const part = cookieParts.find((one) => one === flip)
  if (part) return { kind: 'flip', part }
  const claim = form.get('claim')
  const value = form.get('value')
  if (typeof claim !== 'string' || typeof value !== 'string' || value.length > TAMPER_LIMIT) return undefined
  return { kind: 'claim', claim, value }
}

/** The identity cookie, or its first piece, and the claims in it that are text, numbers or truth values. */
export function tamperable(jar: ReadonlyMap<string, string>): Tamperable | null {
  const target = targetOf(jar)
  if (!target) return null
  const inner = takeApart(target.value)?.inner
  const claims = inner === undefined ? [] : scalarMembers(inner).map(({ key, text }) => ({ name: key, text }))
  return { cookie: target.name, claims }
}

/** The cookie to change among those that came with a request, changed. */
export function tamper(jar: ReadonlyMap<string, string>, tampering: Tampering): Tampered {
  const target = targetOf(jar)
  if (!target) return { ok: false, reason: 'absent' }
  const parts = /^(.+)\.([^.]+)\.([^.]+)$/s.exec(target.value)
  const [, payload, time, signature] = parts ?? []
  if (payload === undefined || time === undefined || signature === undefined) return { ok: false, reason: 'unreadable' }
  const done = (...changed: string[]): Tampered => ({ ok: true, name: target.name, value: changed.join('.') })

  if (tampering.kind === 'claim') {
    const inner = takeApart(target.value)?.inner
    if (inner === undefined) return { ok: false, reason: 'unreadable' }
    const changed = changeMember(inner, tampering)
    return changed === undefined ? { ok: false, reason: 'no-such-claim' } : done(seal(changed), time, signature)
  }
  if (tampering.part === 'payload') return done(flipMiddle(payload), time, signature)
  if (tampering.part === 'time') return done(payload, flipMiddle(time), signature)
  return done(payload, time, flipMiddle(signature))
}

/** The identity cookie; its first piece where it is in pieces, as long as that came along. */
function targetOf(jar: ReadonlyMap<string, string>): { name: string; value: string } | undefined {
  const main = jar.get(userCookie)
  if (main === undefined) return undefined
  const name = `${userCookie}_1`
  const piece = takeApart(main)?.inner.startsWith('chunks-') ? jar.get(name) : undefined
  return piece === undefined ? { name: userCookie, value: main } : { name, value: piece }
}

function changeMember(inner: string, { claim, value }: { claim: string; value: string }): string | undefined {
  const member = scalarMembers(inner).find(({ key }) => key === claim)
  if (!member) return undefined
  const isNumber = !member.raw.startsWith('"') && /^(?:-?\d{1,15}|true|false|null)$/.test(value)
  return inner.slice(0, member.start) + (isNumber ? value : dumps(value)) + inner.slice(member.end)
}

/** The payload that Streamlit would write. It does not depend on the key, which a tamperer has not got. */
function seal(inner: string): string {
  const signed = signCookie({ name: '', value: inner, secret: '', now: 1 })
  return signed.split('.').slice(0, -2).join('.')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** One character in the middle becomes its neighbour in base64url: at the ends some bits would not count. */
function flipMiddle(text: string): string {
  const at = Math.floor(text.length / 2)
  const index = alphabet.indexOf(text.charAt(at))
  return text.slice(0, at) + (alphabet[index ^ 1] ?? 'A') + text.slice(at + 1)
}
