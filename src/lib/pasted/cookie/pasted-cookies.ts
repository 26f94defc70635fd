/** A cookie as it was pasted. */
export interface PastedCookie {
  readonly name: string
  readonly value: string
  /** Of a Set-Cookie line, in its order: name and value, the value empty where there is none. Null: of a Cookie line. */
  readonly attributes: readonly (readonly [name: string, value: string])[] | null
}

/** The most cookies that are looked at; browsers keep about 180 of a host. */
const mostCookies = 200

/**
 * The cookies of a pasted text: `Cookie:` and `Set-Cookie:` lines as browsers and `curl` show them, pairs without the
 * name of the header, or one bare value, which gets the name `bareName`.
 */
export function pastedCookies(text: string, bareName: string): readonly PastedCookie[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map(withoutCurl)
    .filter((line) => line !== '')
  return lines.flatMap((line) => cookiesOf(line, bareName)).slice(0, mostCookies)
}

/** `-H 'Cookie: a=b' \` and `-b 'a=b' \` of a command that a browser copied. */
function withoutCurl(line: string): string {
  const argument = /^\s*(?:curl\s.*?\s)?(?:-H|--header|-b|--cookie)\s+\$?(['"])(.*?)\1\s*\\?$/.exec(line)
  return (argument?.[2] ?? line).trim()
}

function cookiesOf(line: string, bareName: string): PastedCookie[] {
  const set = /^set-cookie\s*:?\s+/i.exec(line) ?? /^set-cookie:/i.exec(line)
  if (set !== null) return setCookie(line.slice(set[0].length))
  const header = /^cookie\s*:\s*/i.exec(line)?.[0] ?? ''
  if (header === '' && /^[\w-]+\s*:\s/.test(line)) return []
  const rest = line.slice(header.length)
  if (header === '' && !/^[\w!#$%&'*+.^`|~-]+=(?!=*$)/.test(rest))
    return [{ name: bareName, value: unquoted(rest), attributes: null }]
  if (header === '' && /;\s*(?:httponly|max-age=|samesite=|path=)/i.test(rest)) return setCookie(rest)
  return rest.split(';').flatMap((pair) => {
    const [name, value] = cut(pair)
    return name === '' ? [] : [{ name, value: unquoted(value), attributes: null }]
  })
}

function setCookie(line: string): PastedCookie[] {
  const [first = '', ...attributes] = line.split(';')
  const [name, value] = cut(first)
  return name === '' ? [] : [{ name, value: unquoted(value), attributes: attributes.map(cut) }]
}

function cut(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  return at === -1 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
}

function unquoted(value: string): string {
  return /^"(.*)"$/s.exec(value.trim())?.[1] ?? value.trim()
}
