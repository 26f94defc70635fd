interface Place {
  readonly from: number
  readonly to: number
}

/** Puts an element in place of a part of a text, whatever elements that is cut up into. False where there is none. */
export function putInPlace(code: Element, { from, to }: Place, element: Element): boolean {
  const range = document.createRange()
  const [start, end] = [placeOf(code, from, false), placeOf(code, to, true)]
  if (!start || !end) return false
  range.setStart(...start)
  range.setEnd(...end)
  range.deleteContents()
  range.insertNode(element)
  return true
}

/** The text node that holds an offset: at a border the one before it for an end, the one behind it for a start. */
function placeOf(code: Element, offset: number, isEnd: boolean): readonly [Node, number] | null {
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (offset < at + length || (isEnd && offset === at + length)) return [node, offset - at]
    at += length
  }
  return null
}
