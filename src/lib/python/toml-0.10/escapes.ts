import { indexError, PythonError, valueError } from './python-error.ts'
import { endsEscaped } from './python-text.ts'

const plain = new Map([
  ['0', '\0'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
])

/** Resolves the escapes of a double-quoted string, its quotes included. */
export function resolveEscapes(text: string): string {
  // All escapes are checked before any is resolved, so a wrong one is reported first.
  unescapeLetters(text)
  const short = resolveUnicode(text, '\\u', 4)
  return unescapeLetters(resolveUnicode(short, '\\U', 8))
}

/** Resolves escapes of one letter; `\u` and `\U` stay as they are. */
export function unescapeLetters(text: string): string {
  return text.replace(/\\(.)/gsu, (whole, letter: string) => {
    const char = letter === 'u' || letter === 'U' ? whole : plain.get(letter)
    if (char === undefined) throw valueError('Reserved escape sequence used')
    return char
  })
}

function resolveUnicode(text: string, prefix: string, length: number): string {
  const [head = '', ...pieces] = text.split(prefix)
  let result = head
  let escaped = endsEscaped(head)
  for (const piece of pieces) {
    if (escaped) {
      // Only after an escaped prefix does the package look for backslashes again.
      escaped = endsEscaped(piece)
      result += prefix + piece
    } else {
      const chars = [...piece]
      result += character(chars.slice(0, length).join('').toLowerCase()) + chars.slice(length).join('')
    }
  }
  return result
}

function character(hex: string): string {
  if (/[^0-9a-f]/.test(hex)) throw valueError(`Invalid escape sequence: ${hex}`)
  if (hex === '') throw indexError('string')
  if (hex.startsWith('d')) {
    if (hex.length < 2) throw indexError('string')
    if (!/^d[0-7]/.test(hex)) {
      throw valueError(`Invalid escape sequence: ${hex}. Only scalar unicode points are allowed.`)
    }
  }
  const code = Number.parseInt(hex, 16)
  if (code > 0x7fffffff) throw new PythonError('OverflowError', 'Python int too large to convert to C int')
  if (code > 0x10ffff) throw valueError('chr() arg not in range(0x110000)')
  return String.fromCodePoint(code)
}
