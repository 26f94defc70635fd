import { valueError } from './python-error.ts'
import { charAt, splitAtMost, strip } from './python-text.ts'
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
  return { names: readNames(parts.slice(0, -1).join(close).split('.')), array }
}

/** @param pieces the content of the brackets, cut at every dot, also at those inside quotes */
function readNames(pieces: readonly string[]): string[] {
  const names: string[] = []
  let at = 0
  while (at < pieces.length) {
    const piece = strip(pieces[at] ?? '')
    if (piece.startsWith('"') || piece.startsWith("'")) {
      const { name, used } = quotedName(pieces, at)
      names.push(name)
      at += used
    } else {
      if (!/^[A-Za-z0-9_-]+$/.test(piece)) throw valueError(`Invalid group name '${piece}'. Try quoting it.`)
      names.push(piece)
      at++
    }
  }
  return names
}

/** Puts together the pieces of the quoted name that begins at `from`, until its quotes match. */
function quotedName(pieces: readonly string[], from: number): { name: string; used: number } {
  let used = 1
  let text = strip(pieces[from] ?? '')
  let name = text
  while (name.length === 1 || charAt(name, 0) !== charAt(name, -1)) {
    const next = pieces[from + used]
    if (next === undefined) throw valueError(`Invalid group name '${name}' Something went wrong.`)
    used++
    text += `.${next}`
    name = strip(text)
  }
  return { name: name.slice(1, -1), used }
}
