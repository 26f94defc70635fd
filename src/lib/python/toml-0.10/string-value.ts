import { resolveEscapes } from './escapes.ts'
import { valueError } from './python-error.ts'
import { endsEscaped, withoutCharacters } from './python-text.ts'

/** Reads a value that begins with a quote: a string in one or in three quotes. */
export function readString(text: string): string {
  const quote = text.charAt(0)
  checkClosedOnce(text, quote)
  const resolved = quote === '"' ? resolveEscapes(text) : text
  // Looked at after the escapes, so that "\"\"…" counts as three quotes as well.
  const three = resolved[1] === quote && (resolved.length < 3 || resolved[2] === quote)
  return withoutCharacters(resolved, three ? 3 : 1)
}

/** Nothing may follow the closing quote, as far as the package can tell where that is. */
function checkClosedOnce(text: string, quote: string): void {
  const parts = text.slice(1).split(quote)
  const three = parts.length > 1 && parts[0] === '' && parts[1] === ''
  let closed = false
  let emptyParts = 0
  for (const part of three ? parts.slice(2) : parts) {
    if (part === '') {
      if (three) emptyParts++
      else closed = true
    } else if (!endsEscaped(part)) {
      if (closed) throw valueError('Found tokens after a closed string. Invalid TOML.')
      closed = !three || emptyParts > 1
      if (!closed) emptyParts = 0
    }
  }
}
