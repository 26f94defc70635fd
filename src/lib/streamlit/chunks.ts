import { identityAttributeSize } from './set-cookie.ts'
import { readSignedCookie, signCookie } from './signed-cookie.ts'

/**
 * The most bytes of one cookie, name, value and attributes together: what browsers keep (RFC 6265 §6.1), and above which
 * Streamlit splits it (auth_util).
 */
export const cookieLimit = 4096

// What Streamlit keeps free when it splits one.
const safetyBuffer = 50
const base64Unit = 4

/** The most chunks that are read, whatever a cookie claims. Browsers and servers stop long before. */
export const maxChunks = 32

export type ChunkedValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'absent' | 'invalid' | 'missing-chunk'; readonly chunk?: number }

/**
 * The cookies that hold `value`, signed, in the order Streamlit sets them: one, or a main cookie `chunks-<n>` followed
 * by `<name>_1` to `<name>_n`. With more than one, Streamlit logs {@link splitCookie}. `now` is in unix seconds; `path`
 * counts because Streamlit counts the attributes. Throws when the path leaves no room for a value.
 *
 * A login with fewer chunks than the one before leaves the old ones in the browser: so does Streamlit.
 */
export function writeChunks(c: {
  name: string
  value: string
  secret: string
  now: number
  path: string
}): readonly { name: string; value: string }[] {
  const sign = (name: string, value: string) => ({
    name,
    value: signCookie({ name, value, secret: c.secret, now: c.now }),
  })
  const whole = sign(c.name, c.value)
  const room = cookieLimit - c.name.length - 1 - identityAttributeSize(c.path)
  if (whole.value.length <= room) return [whole]

  const overhead = sign(c.name, 'x').value.length - base64Unit + safetyBuffer
  const chunks = split(c.value, Math.floor(((room - overhead) * 3) / 4))
  if (chunks.length === 1) return [whole]
  return [
    sign(c.name, `chunks-${chunks.length}`),
    ...chunks.map((chunk, index) => sign(`${c.name}_${index + 1}`, chunk)),
  ]
}

/**
 * Reads a cookie and its chunks from the request's cookies. `absent`: no such cookie. `invalid`: its signature, age or
 * form is wrong (Streamlit treats it as absent). `missing-chunk`: chunk number `chunk` is not there or does not verify;
 * Streamlit ignores the whole and logs {@link missingChunk}. The claimed number is looked at only after the signature
 * was checked, and above 32 the cookie is `invalid`.
 */
export function readChunks(c: {
  name: string
  jar: ReadonlyMap<string, string>
  secret: string
  now: number
}): ChunkedValue {
  const read = (name: string) => {
    const cookie = c.jar.get(name)
    return cookie === undefined ? undefined : readSignedCookie({ name, cookie, secret: c.secret, now: c.now })
  }
  if (!c.jar.has(c.name)) return { ok: false, reason: 'absent' }
  const main = read(c.name)
  if (main === undefined) return { ok: false, reason: 'invalid' }
  const claimed = /^chunks-(\d+)/.exec(main)?.[1]
  if (claimed === undefined) return { ok: true, value: main }
  const count = Number(claimed)
  if (count < 1 || count > maxChunks) return { ok: false, reason: 'invalid' }

  let value = ''
  for (let chunk = 1; chunk <= count; chunk++) {
    const piece = read(`${c.name}_${chunk}`)
    if (piece === undefined) return { ok: false, reason: 'missing-chunk', chunk }
    value += piece
  }
  return { ok: true, value }
}

// Python slices by code point. Values written by json.dumps are ASCII, where this is the same as by UTF-16 unit.
function split(value: string, size: number): string[] {
  if (size < 1) throw new RangeError('the cookie path leaves no room for a value')
  const points = Array.from(value)
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).join(''),
  )
}
