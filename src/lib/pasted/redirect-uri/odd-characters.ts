/** Characters that no address should hold and that nobody sees, or takes for others, with what they are called. */
const names: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'a no-break space'],
  ['\u00ad', 'a soft hyphen'],
  ['\u200b', 'a zero width space'],
  ['\u200c', 'a zero width non-joiner'],
  ['\u200d', 'a zero width joiner'],
  ['\u2060', 'a word joiner'],
  ['\ufeff', 'a byte order mark'],
  ['\u200e', 'a left-to-right mark'],
  ['\u200f', 'a right-to-left mark'],
  ['\u2010', 'a hyphen that is not "-"'],
  ['\u2011', 'a hyphen that is not "-"'],
  ['\u2013', 'a dash that is not "-"'],
  ['\u2014', 'a dash that is not "-"'],
  ['\u2215', 'a slash that is not "/"'],
  ['\u2044', 'a slash that is not "/"'],
  ['\uff0f', 'a slash that is not "/"'],
  ['\uff1a', 'a colon that is not ":"'],
  ['\u2018', 'a curly quote'],
  ['\u2019', 'a curly quote'],
  ['\u201c', 'a curly quote'],
  ['\u201d', 'a curly quote'],
  [' ', 'a space'],
  ['\t', 'a tab'],
])

/** Says of a character what it is: itself between quotes, or its name and code point when it cannot be seen. */
export function nameOf(char: string): string {
  const point = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const name = names.get(char)
  if (name !== undefined) return char === ' ' ? name : `${name} (${point})`
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(char)) return `an invisible character (${point})`
  return char > '~' ? `“${char}” (${point})` : `“${char}”`
}

/** The characters of an address that are not plain ASCII letters, digits and signs, each once, with its place from 1. */
export function oddCharacters(text: string): readonly { readonly char: string; readonly at: number }[] {
  const seen = new Set<string>()
  return Array.from(text).flatMap((char, index) => {
    if (/[!-~]/.test(char) || seen.has(char)) return []
    seen.add(char)
    return [{ char, at: index + 1 }]
  })
}
