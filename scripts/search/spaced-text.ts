import { HTMLElement, type Node, NodeType } from 'node-html-parser'

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION SUMMARY TABLE TBODY TD TH THEAD TR UL BR'.split(
    ' ',
  ),
)

/**
 * The text of an element as it is read: blocks on lines of their own, and a blank between two elements that touch, which
 * style sheets keep apart; in code they stand as they are. Empty for null.
 */
export function spacedText(element: HTMLElement | null): string {
  if (element === null) return ''
  return textOf(element, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** `between`: what is put between two elements that touch. */
function textOf(node: Node, between: string): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text
  if (!(node instanceof HTMLElement)) return ''
  const { childNodes: children, tagName } = node
  const inner = tagName === 'CODE' || tagName === 'PRE' ? '' : between
  const inside = children.map((child, index) => {
    const touches = child instanceof HTMLElement && children[index - 1] instanceof HTMLElement
    return `${touches ? inner : ''}${textOf(child, inner)}`
  })
  return blocks.has(tagName) ? `\n${inside.join('')}\n` : inside.join('')
}
