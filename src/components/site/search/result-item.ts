import type { Hit } from './hit.ts'

/** Draws a result as a list item with one link. */
export function resultItem({ href, title, excerpt, deep }: Hit): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  item.classList.toggle('deep', deep)
  link.href = href
  link.textContent = title
  if (excerpt) {
    const text = document.createElement('span')
    text.innerHTML = excerpt // Pagefind escapes the page's text; the only element is its own `<mark>`.
    link.append(text)
  }
  item.append(link)
  return item
}
