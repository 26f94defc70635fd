import { decodeError, indexError } from './python-error.ts'
import { isAlphanumeric, isSpace } from './python-text.ts'
import type { ScanState } from './scan-state.ts'

/** Takes one character of a key, up to and including its `=`. */
export function scanKey(state: ScanState, at: number, char: string): void {
  if (char === '\n') throw decodeError('Key name found without value. Reached end of line.', state.source, at)
  if (takes(state, at, char)) return
  if (char !== '=') {
    const message = `Found invalid character in key name: '${char}'. Try quoting the key name.`
    throw decodeError(message, state.source, at)
  }
  state.key = 'none'
  state.dottedKey = false
}

function takes(state: ScanState, at: number, char: string): boolean {
  if (state.quote !== undefined) return takesQuoted(state, at, char)
  return state.key === 'word' ? takesWord(state, at, char) : takesAfter(state, at, char)
}

function takesQuoted(state: ScanState, at: number, char: string): boolean {
  if (char === state.quote && !isEscaped(state.chars, at)) {
    state.key = 'after'
    state.quote = undefined
  }
  return true
}

function takesWord(state: ScanState, at: number, char: string): boolean {
  if (isSpace(char)) state.key = 'after'
  else if (char === '.') state.dottedKey = true
  else if ((char === '"' || char === "'") && state.dottedKey && state.chars[at - 1] === '.') state.quote = char
  else return isAlphanumeric(char) || char === '_' || char === '-'
  return true
}

function takesAfter(state: ScanState, at: number, char: string): boolean {
  if (char === '.') state.dottedKey = true
  else if (!isSpace(char)) return false
  if (state.dottedKey && startsWord(state.chars[at + 1])) state.key = 'word'
  return true
}

function startsWord(char: string | undefined): boolean {
  // The package looks one character past the end of the file here.
  if (char === undefined) throw indexError('list')
  return !isSpace(char) && char !== '.'
}

function isEscaped(chars: readonly string[], at: number): boolean {
  let first = at
  while (chars[first - 1] === '\\') first--
  return (at - first) % 2 === 1
}
