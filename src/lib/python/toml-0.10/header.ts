import { valueError } from './python-error.ts'
import { skipSpaces, splitAtMost, strip, stripped } from './python-text.ts'
import { marksInQuotes } from './split-on-quotes.ts'

export interface Header {
  readonly names: readonly string[]
  /** Written with two brackets: one more table of an array. */
  readonly array: boolean
}

/** Reads a line that begins with `[`. */
export function readHeader(line: string): Header {
  if (line.length === 1) throw valueError('Opening key group bracket on line by itself.')
  const array = line[1] === '['
  const close = array ? ']]' : ']'
  const content = line.slice(close.length)
  const closings = 1 + marksInQuotes(content, close)
  const parts = splitAtMost(content, close, closings)
  if (parts.length <= closings || strip(parts.at(-1) ?? '') !== '') {
    throw valueError('Key group not on a line by itself.')
  }
  return { names: readNames(parts.slice(0, -1).join(close)), array }
}

/** @param content what stands in the brackets; it is cut at every dot, also at those inside quotes */
function readNames(content: string): string[] {
  const names: string[] = []
  for (let start = 0; start <= content.length; ) {
    const first = skipSpaces(content, start)
    const quoted = content[first] === '"' || content[first] === "'"
    const { name, end } = quoted ? quotedName(content, first) : bareName(content, start)
    names.push(name)
    start = end + 1
  }
  return names
}

interface FoundName {
  readonly name: string
  /** The dot after it, or the end of the content. */
  readonly end: number
}

function bareName(content: string, start: number): FoundName {
  const end = endOfPiece(content, start)
  const name = strip(content.slice(start, end))
  if (!/^[A-Za-z0-9_-]+$/.test(name)) throw valueError(`Invalid group name '${name}'. Try quoting it.`)
  return { name, end }
}

/** The quoted name that begins at `first`, dots included until its quotes match. */
function quotedName(content: string, first: number): FoundName {
  for (let end = endOfPiece(content, first); ; end = endOfPiece(content, end + 1)) {
    const name = stripped(content, first, end)
    if (name.length > 1 && name.at(0) === name.at(-1)) return { name: name.slice(1, -1), end }
    if (end === content.length) throw valueError(`Invalid group name '${name}' Something went wrong.`)
  }
}

function endOfPiece(content: string, start: number): number {
  const dot = content.indexOf('.', start)
  return dot < 0 ? content.length : dot
}
