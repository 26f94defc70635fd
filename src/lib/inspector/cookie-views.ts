import { loadsObject } from '#lib/python/json.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { JarCookie, Jars } from '#lib/trace/jars.ts'
import { asCaptured, type Numbering } from '#lib/trace/numbering.ts'
import { type ChunkSet, chunkSet, claimedPieces, orphansOf, pieceOf, rawText, wholeText } from './chunk-set.ts'
import {
  type AttributeView,
  attributeViews,
  type CookieKind,
  lineBytes,
  missingAttributes,
  pathOfCookie,
} from './cookie-attributes.ts'
import { type CookieContent, cookieContent } from './cookie-content.ts'
import { historyLines } from './cookie-history.ts'
import { type Lifetime, lifetimes } from './cookie-lifetimes.ts'
import { appPurpose, type CookiePurpose, providerPurpose } from './cookie-purposes.ts'
import { type HeaderView, headerView } from './header-size.ts'
import { type JarVerdict, jarVerdict } from './jar-verdict.ts'
import { isOver, jarsAtClock } from './jars-at-clock.ts'
import { type KeyDerivation, keyDerivation } from './key-derivation.ts'
import { type Tamperable, tamperable } from './tamper.ts'

export interface CookieView extends CookiePurpose {
  readonly name: string
  readonly value: string
  /** The path it was set with; null when that was before this run. */
  readonly path: string | null
  readonly held: boolean
  /** By the app's clock a browser has thrown it away; the lab's own still has it. */
  readonly over: boolean
  /** What became of it, a line for each thing. */
  readonly history: readonly string[]
  readonly attributes: readonly AttributeView[]
  /** Attributes that Streamlit leaves out. */
  readonly missing: readonly AttributeView[]
  /** Of name, value and attributes together. */
  readonly bytes: number
  /** What a Streamlit cookie says, read without its secret; null for others. */
  readonly content: CookieContent | null
  /** How its signature comes about; null for others. */
  readonly derivation: KeyDerivation | null
  readonly chunks: ChunkSet | null
  /** A piece that nothing reads: it belongs to an earlier, bigger login. */
  readonly orphan: boolean
  /** A provider's cookie that signs this one. */
  readonly signature: { readonly name: string; readonly value: string } | null
}

export interface JarViews {
  readonly app: readonly CookieView[]
  readonly provider: readonly CookieView[]
  /** The Cookie line that the browser would send to the app now. */
  readonly header: HeaderView
  readonly verdict: JarVerdict
  /** When the login in the jar ends; empty without one. */
  readonly lifetimes: readonly Lifetime[]
  /** The app's clock. */
  readonly now: Date
  /** What of the identity cookie may be tampered with; null without one. */
  readonly tamperable: Tamperable | null
}

/** What it takes to judge a jar: the app's secret, its clock in unix seconds, and how the messages are numbered. */
interface Reader {
  readonly secret: string
  readonly now: number
  readonly numbering?: Numbering
}

export function jarViews(jars: Jars, reader: Reader): JarViews {
  const held = jars.app.filter((cookie) => cookie.held)
  const jar = new Map(held.map(({ name, value }) => [name, value]))
  return {
    app: jarsAtClock(jars, reader.now)
      .app.toSorted((a, b) => rank(a.name) - rank(b.name))
      .map((cookie) => appView(cookie, jar, reader)),
    provider: providerViews(jars.provider, reader),
    header: headerView(held.filter((cookie) => !isOver(cookie, reader.now))),
    verdict: jarVerdict({ jar, ...reader }),
    lifetimes: lifetimesOf(jar, reader),
    now: new Date(reader.now * 1000),
    tamperable: tamperable(jar),
  }
}

function appView(cookie: JarCookie, jar: ReadonlyMap<string, string>, reader: Reader): CookieView {
  const { name, value, held } = cookie
  const { secret, now } = reader
  const view = plainView(cookie, appPurpose(name), reader)
  if (view.kind === 'other') return view
  const isMain = name === userCookie || name === tokensCookie
  return {
    ...view,
    content: cookieContent(value),
    derivation: keyDerivation({ name, value, secret, now }),
    chunks: held && isMain ? chunkSet(name, rawText(value), jar) : null,
    orphan: held && isOrphan(name, jar),
    over: isOver(cookie, now),
  }
}

function providerViews(cookies: readonly JarCookie[], reader: Reader): CookieView[] {
  const suffix = '.sig'
  const signatureOf = (cookie: JarCookie) =>
    cookies.findLast((one) => one.name === cookie.name + suffix && pathOfCookie(one.set) === pathOfCookie(cookie.set))
  const signed = (cookie: JarCookie) => cookies.some((one) => one.name + suffix === cookie.name)
  return cookies
    .filter((cookie) => !cookie.name.endsWith(suffix) || !signed(cookie))
    .map((cookie) => {
      const signature = signatureOf(cookie)
      const view = plainView(cookie, providerPurpose(cookie.name), reader)
      return signature ? { ...view, signature: { name: signature.name, value: signature.value } } : view
    })
}

function plainView(
  { name, value, set, held, history }: JarCookie,
  purpose: CookiePurpose,
  { numbering = asCaptured }: Reader,
): CookieView {
  const kind: CookieKind = purpose.kind
  return {
    ...purpose,
    name,
    value,
    path: pathOfCookie(set),
    held,
    history: historyLines(history, numbering),
    attributes: set && held ? attributeViews(kind, set) : [],
    missing: set && held ? missingAttributes(kind, set) : [],
    bytes: lineBytes(name, value, set),
    content: null,
    derivation: null,
    chunks: null,
    orphan: false,
    over: false,
    signature: null,
  }
}

function isOrphan(name: string, jar: ReadonlyMap<string, string>): boolean {
  const base = pieceOf(name)?.base
  const main = base === undefined ? undefined : jar.get(base)
  if (base === undefined || main === undefined) return base !== undefined
  return orphansOf(base, claimedPieces(rawText(main)) ?? 0, jar).includes(name)
}

function lifetimesOf(jar: ReadonlyMap<string, string>, { secret, now }: Reader): Lifetime[] {
  const value = jar.get(userCookie) ?? ''
  const signedAt = takeApart(value)?.signedAt
  const genuine = keyDerivation({ name: userCookie, value, secret, now })?.matches
  if (!genuine || signedAt === undefined || signedAt > LAST_DATE) return []
  const exp = loadsObject(wholeText(userCookie, jar) ?? '')?.exp
  return lifetimes({ exp: typeof exp === 'number' && Math.abs(exp) < LAST_DATE ? exp : undefined, signedAt, now })
}

/** Unix seconds near the end of what a Date can hold; a forged cookie may say more. */
const LAST_DATE = 8e12

/** The jar's order on the page: the login under way, the identity and its pieces, the tokens and theirs. */
function rank(name: string): number {
  const piece = pieceOf(name)
  const base = ['_streamlit_session', userCookie, tokensCookie].indexOf(piece?.base ?? name)
  return (base < 0 ? 3 : base) * 1000 + (piece?.number ?? 0)
}
