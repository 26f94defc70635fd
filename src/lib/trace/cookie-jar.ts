/**
 * The cookies of a request by name. Where a name comes twice the first one counts: the browser sends the longest path
 * first (RFC 6265 §5.4). Values are taken as they are; a pair without "=" is passed over.
 */
export function cookieJar(header: string | null): ReadonlyMap<string, string> {
  const jar = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0) continue
    const name = pair.slice(0, at).trim()
    if (!jar.has(name)) jar.set(name, unquote(pair.slice(at + 1).trim()))
  }
  return jar
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}
