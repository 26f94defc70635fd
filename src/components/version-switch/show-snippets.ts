import type { ReaderVersion } from '#lib/streamlit/reader-versions.ts'
import { putInPlace } from '../values/put-in-place.ts'
import { snippetFor } from './snippet-for.ts'

/** Makes the snippets of the page those of a version. What was changed is marked, and its title says what stood there. */
export function showSnippets(reader: ReaderVersion): void {
  for (const block of document.querySelectorAll<HTMLElement>('.prose pre[data-language]')) {
    const code = block.querySelector('code')
    if (!code || block.closest('live-lab, start-page')) continue
    bringBack(block, code)
    const { pieces, isNotForIt } = snippetFor(
      { text: code.textContent, language: block.dataset['language'] ?? '' },
      reader,
    )
    for (const { from, to, text } of pieces.toReversed()) {
      const changed = document.createElement('span')
      changed.className = 'of-version'
      changed.dataset['was'] = code.textContent.slice(from, to)
      changed.title = `In the newest Streamlit: ${changed.dataset['was']}`
      changed.textContent = text
      putInPlace(code, { from, to }, changed)
    }
    for (const empty of code.querySelectorAll(':empty')) empty.remove()
    if (pieces.length > 0) caption(block, ` · for Streamlit ${reader.version}`)
    else if (isNotForIt) caption(block, ` · not for Streamlit ${reader.version}`)
  }
}

function bringBack(block: Element, code: Element): void {
  captionOf(block)?.querySelector('.for-version')?.remove()
  for (const changed of code.querySelectorAll<HTMLElement>('.of-version')) {
    changed.replaceWith(changed.dataset['was'] ?? '')
  }
}

function caption(block: Element, text: string): void {
  const said = document.createElement('span')
  said.className = 'for-version'
  said.textContent = text
  captionOf(block)?.append(said)
}

function captionOf(block: Element): Element | null {
  return block.closest('figure')?.querySelector('figcaption > span') ?? null
}
