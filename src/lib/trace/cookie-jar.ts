/** The pairs of a Cookie line, in its order and as written; a value is null where a pair has no "=". */
export function cookiePairs(header: string | null): (readonly [name: string, value: string | null])[] {
  return (header ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair.trim(), null] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  })
}

/**
 * The cookies of a request by name. Where a name comes twice the first one counts: the browser sends the longest path
 * first (RFC 6265 §5.4). Values are taken without their quotes; a pair without "=" is passed over.
 */
export function cookieJar(header: string | null): ReadonlyMap<string, string> {
  const jar = new Map<string, string>()
  for (const [name, value] of cookiePairs(header)) {
    if (value !== null && !jar.has(name)) jar.set(name, unquote(value))
  }
  return jar
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}
