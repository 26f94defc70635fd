import { defineHastPlugin, type HastNode, type HastPluginEntry } from 'satteri'
import { type Term, termFinder } from './term-links.ts'

/** Where a term is not linked: it is a link, a heading or code already, it is pressed for something else, or folded away. */
const within = new Set(['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'th', 'button', 'details', 'Answer'])

/** Links a term of the glossary at its first use on a page of the guide, as `a.term`. */
export function linkFirstUses(terms: readonly Term[]): HastPluginEntry {
  return ({ fileURL }) => {
    if (!fileURL?.pathname.includes('/content/guide/')) return null
    const finder = termFinder(terms)
    return defineHastPlugin({
      name: 'link-first-uses',
      text(node, ctx) {
        for (let up: HastNode | undefined = ctx.parent(node); up; up = ctx.parent(up)) {
          if (within.has(nameOf(up))) return
        }
        const pieces = finder.pieces(node.value)
        if (pieces.every(({ id }) => id === undefined)) return
        ctx.replaceNode(
          node,
          pieces.map(({ text, id }) =>
            id === undefined
              ? { type: 'text', value: text }
              : {
                  type: 'element',
                  tagName: 'a',
                  properties: { className: ['term'], href: `/glossary/#${id}` },
                  children: [{ type: 'text', value: text }],
                },
          ),
        )
      },
    })
  }
}

/** The name of an element, written as HTML or in MDX. */
function nameOf(node: HastNode): string {
  if (node.type === 'element') return node.tagName
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? (node.name ?? '') : ''
}
