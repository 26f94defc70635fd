/**
 * A function that replaces many texts in others, the longest first where several begin at one place. Its time grows with
 * the text that it is given, hardly with how many there are to replace: strangers decide about both.
 *
 * @param wanted what is looked for, and what stands there then
 * @param least the length of the shortest, in UTF-16 units
 */
export function replacer(
  wanted: readonly (readonly [text: string, by: string])[],
  least: number,
): (text: string) => string {
  const byBeginning = new Map<string, (readonly [text: string, by: string])[]>()
  for (const one of wanted.toSorted(([a], [b]) => b.length - a.length)) {
    const beginning = one[0].slice(0, least)
    const others = byBeginning.get(beginning)
    if (others) others.push(one)
    else byBeginning.set(beginning, [one])
  }
  if (byBeginning.size === 0) return (text) => text
  // Nearly everywhere nothing begins: two units tell that without making a text of each place.
  const possible = new Uint8Array(MARKS)
  for (const beginning of byBeginning.keys()) possible[markOf(beginning, 0, least)] = 1
  return (text) => {
    let [made, done] = ['', 0]
    for (let at = 0; at + least <= text.length; at++) {
      if (possible[markOf(text, at, least)] === 0) continue
      const found = byBeginning.get(text.slice(at, at + least))?.find(([one]) => text.startsWith(one, at))
      if (found === undefined) continue
      made += text.slice(done, at) + found[1]
      done = at + found[0].length
      at = done - 1
    }
    return made + text.slice(done)
  }
}

const MARKS = 1 << 14

/** A small number for what stands at a place, made of its first and last unit. */
function markOf(text: string, at: number, least: number): number {
  return (text.charCodeAt(at) * 129 + text.charCodeAt(at + least - 1)) & (MARKS - 1)
}
