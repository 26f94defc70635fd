import { isLoopback } from '#lib/findings/addresses.ts'
import type { Json } from '#lib/python/json.ts'
import { weakSecret } from '#lib/streamlit/log-lines.ts'
import { signedCookieMaxAge } from '#lib/streamlit/signed-cookie.ts'
import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'
import type { Signing } from './asked.ts'
import type { MadeUpLogin } from './read-login.ts'

interface Looked {
  readonly login: MadeUpLogin
  readonly signing: Signing
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
  /** Unix seconds. */
  readonly now: number
}

/** Characters of the `Cookie` line that a browser sends of these alone, its name included. */
export function cookieLine(cookies: Looked['cookies']): string {
  return `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`
}

/** What Streamlit makes of the cookies, where it is not what one would think. Inline. */
export function remarksOn({ login, signing, cookies, now }: Looked): readonly string[] {
  return [
    ...ofPlace(login.origin),
    ...ofAge(signing.age),
    ...ofSize(cookies),
    ...ofSecret(signing.secret),
    ...ofClaims(login, now),
  ]
}

function ofPlace(origin: string): string[] {
  if (isLoopback(new URL(origin))) return []
  return [
    `\`${origin}\` is not on this machine. Whoever has these cookies is logged in there as long as the secret stays: sign with the secret of an app that only tests use, never with that of one that people use.`,
  ]
}

function ofAge(age: number): string[] {
  const most = signedCookieMaxAge / 86_400
  if (age < 0)
    return [
      'Signed in the future: Streamlit takes it for no cookie until then. The app is logged out, and logs nothing.',
    ]
  if (age <= most) return []
  return [
    `Signed ${age} days ago: ${most} are the most. Streamlit takes it for no cookie: the app is logged out, and logs nothing.`,
  ]
}

function ofSize(cookies: Looked['cookies']): string[] {
  const line = cookieLine(cookies).length
  const isSplit = cookies.some(({ name }) => /_\d+$/.test(name))
  const split = isSplit ? ['Too long for one cookie of 4,096 bytes: split, as Streamlit does.'] : []
  if (line <= cookieLineLimit) return split
  return [
    ...split,
    `The \`Cookie\` line has ${line} characters; Streamlit’s WebSocket takes ${cookieLineLimit}. The app never loads, as after a login with such claims. Leave claims out, or raise \`WEBSOCKETS_MAX_LINE_LENGTH\`.`,
  ]
}

function ofSecret(secret: string): string[] {
  if (weakSecret(secret) === undefined) return []
  return ['The `cookie_secret` is shorter than 14 bytes: Streamlit takes it, and warns in its log.']
}

function ofClaims({ claims }: MadeUpLogin, now: number): string[] {
  const overwritten = ['origin', 'is_logged_in', 'provider'].filter((name) => Object.hasOwn(claims, name))
  const { exp } = claims
  return [
    ...(overwritten.length === 0
      ? []
      : [
          `${overwritten.map((name) => `\`${name}\``).join(', ')}: Streamlit writes its own over what the claims hold.`,
        ]),
    ...(typeof exp === 'number' && exp < now
      ? ['`exp` lies in the past. Streamlit does not look at it: the app stays logged in.']
      : []),
    ...(hasLongNumber(claims)
      ? ['A number has more digits than JavaScript keeps: it is rounded here, and Streamlit would keep it whole.']
      : []),
  ]
}

function hasLongNumber(value: Json): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongNumber)
}
