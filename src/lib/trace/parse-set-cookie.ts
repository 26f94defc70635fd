/** A Set-Cookie line taken apart as a browser does (RFC 6265 §5.2). */
export interface SetCookie {
  readonly name: string
  readonly value: string
  /** As written, in order: `["HttpOnly", ""]`, `["Max-Age", "2592000"]`. */
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** The line removes the cookie: Max-Age of 0 or less, or an Expires in the past. */
  readonly removes: boolean
}

/** `now` is in milliseconds since the epoch. */
export function parseSetCookie(line: string, now: number): SetCookie {
  const [pair = '', ...rest] = line.split(';')
  const [name, value] = halves(pair)
  const attributes = rest.map(halves)
  const find = (wanted: string) => attributes.find(([key]) => key.toLowerCase() === wanted)?.[1]
  const maxAge = find('max-age')
  const expires = find('expires')
  const removes = maxAge !== undefined ? Number(maxAge) <= 0 : expires !== undefined && Date.parse(expires) <= now
  return { name, value, attributes, removes }
}

function halves(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
