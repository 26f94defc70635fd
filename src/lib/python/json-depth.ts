/** Whether lists and objects of a JSON text may lie deeper than that: false where there are not so many at all. */
export function mayBeDeeper(text: string, depth: number): boolean {
  return hasMore(text, '{', depth / 2) || hasMore(text, '[', depth / 2)
}

function hasMore(text: string, mark: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) if (++count > most) return true
  return false
}

/** How many lists and objects of a JSON text lie within each other at most, 0 for none. Takes any text, in linear time. */
export function jsonDepth(text: string): number {
  let [depth, deepest, inText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inText && char === '\\') at++
    else if (char === '"') inText = !inText
    else if (inText) continue
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === ']' || char === '}') depth--
  }
  return deepest
}
