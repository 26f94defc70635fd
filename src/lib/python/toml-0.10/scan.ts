import { decodeError } from './python-error.ts'
import { scanKey } from './scan-key.ts'
import { scanQuote } from './scan-quotes.ts'
import { initialState, lookBack, type ScanState } from './scan-state.ts'

/**
 * The first of two passes: checks the shape of keys and strings character by character, blanks comments, and puts
 * arrays that span lines on one. Gives back the lines, each as long as it was, for the second pass.
 *
 * @param source the file in code points, line ends as `\n`
 */
export function scanLines(source: readonly string[]): string[] {
  const state = initialState(source)
  for (let at = 0; at < state.chars.length; at++) {
    const char = state.chars[at] ?? ''
    if (state.key !== 'none') {
      scanKey(state, at, char)
      continue
    }
    scanQuote(state, at, char)
    const plain = state.quote === undefined && state.header === 'none'
    // A comment that ends the file ends the pass as well.
    if (char === '#' && plain && !blankComment(state.chars, at)) break
    if (char === '[' && plain) openBracket(state, at)
    if (char === ']' && state.quote === undefined) closeBracket(state, at)
    if (char === '\n') endLine(state, at)
    else if (state.lineStart) beginLine(state, at)
  }
  const end = source.length
  if (state.key !== 'none') throw decodeError('Key name found without value. Reached end of file.', source, end)
  if (state.quote !== undefined) throw decodeError('Unterminated string found. Reached end of file.', source, end)
  return state.chars.join('').split('\n')
}

/** False when no line follows. */
function blankComment(chars: string[], from: number): boolean {
  const newline = chars.indexOf('\n', from)
  chars.fill(' ', from, newline < 0 ? chars.length : newline)
  return newline >= 0
}

function openBracket(state: ScanState, at: number): void {
  if (!state.lineStart) state.openArrays++
  else state.header = state.chars[at + 1] === '[' ? 'array' : 'table'
}

function closeBracket(state: ScanState, at: number): void {
  if (state.header === 'none') state.openArrays--
  else if (state.header === 'table' || lookBack(state, at - 1) === ']') state.header = 'none'
}

function beginLine(state: ScanState, at: number): void {
  const char = state.chars[at]
  if (char === ' ' || char === '\t') return
  state.lineStart = false
  if (state.header !== 'none') return
  if (char === '=') throw decodeError('Found empty keyname. ', state.source, at)
  state.key = 'word'
}

function endLine(state: ScanState, at: number): void {
  if (state.multiLine) joinQuotes(state, at)
  else if (state.quote !== undefined) throw decodeError('Unbalanced quotes', state.source, at)
  else if (state.openArrays !== 0) state.chars[at] = ' '
  else state.lineStart = true
}

/** A line that ends in two quotes inside a multi-line string: the package writes a third over the line end. */
function joinQuotes(state: ScanState, at: number): void {
  const last = lookBack(state, at - 1)
  if ((last !== '"' && last !== "'") || lookBack(state, at - 2) !== last) return
  state.chars[at] = last
  const third = (at - 3 + state.chars.length) % state.chars.length
  if (state.chars[third] === last) state.chars[third] = ' '
}
