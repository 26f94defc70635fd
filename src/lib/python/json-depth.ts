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
