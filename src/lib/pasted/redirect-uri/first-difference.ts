/** A text with the place where it first differs from another, in UTF-16 offsets; `from` equals `to` where it ends early. */
export interface Marked {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Where two texts first differ, character by character; null when they are equal. */
export function firstDifference(a: string, b: string): { readonly a: Marked; readonly b: Marked } | null {
  if (a === b) return null
  const [first, second] = [Array.from(a), Array.from(b)]
  const index = first.findIndex((char, at) => char !== second[at])
  const at = index === -1 ? first.length : index
  return { a: marked(a, first, at), b: marked(b, second, at) }
}

function marked(text: string, chars: readonly string[], at: number): Marked {
  const from = chars.slice(0, at).join('').length
  return { text, from, to: from + (chars[at]?.length ?? 0) }
}
