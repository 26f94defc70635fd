import type { HTMLElement } from 'node-html-parser'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { makeReadable } from './readable.ts'

const converter = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', fences: true, listItemIndent: 'one' })
  .freeze()

/**
 * The copy of a built page in Markdown (CommonMark with GitHub's tables): what stands in its `<main>`, without what leads
 * around and what only a browser can use.
 * @param document the parsed page; it is changed
 * @param addressOf what an address of this site becomes
 */
export function pageTwin(document: HTMLElement, addressOf: (address: string) => string): string {
  const main = document.querySelector('main')
  if (!main) throw new Error('A page without <main> has no copy')
  makeReadable(main, addressOf)
  return `${String(converter.processSync(main.innerHTML)).trim()}\n`
}
