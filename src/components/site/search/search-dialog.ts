import { arrowTarget } from './arrow-target.ts'
import type { Hit } from './hit.ts'
import { search } from './pagefind.ts'
import { resultItem } from './result-item.ts'

const opener = document.querySelector<HTMLAnchorElement>('[data-search-open]')
const dialog = document.querySelector<HTMLDialogElement>('[data-search]')
const input = dialog?.querySelector('input')
const status = dialog?.querySelector('p')
const list = dialog?.querySelector('ol')

if (opener && dialog && input && status && list) {
  const hint = status.textContent

  const open = (): void => {
    if (!dialog.open) dialog.showModal()
    input.select()
  }

  const show = (text: string, hits: readonly Hit[]): void => {
    status.textContent = text
    list.replaceChildren(...hits.map(resultItem))
  }

  const run = async (): Promise<void> => {
    const query = input.value.trim()
    if (query === '') return show(hint, [])
    try {
      const hits = await search(query)
      if (hits && query === input.value.trim())
        show(hits.length === 0 ? `Nothing found for “${query}”` : `Best matches for “${query}”`, hits)
    } catch {
      show('The search index did not load.', [{ href: opener.href, title: 'See the list of all pages', deep: false }])
    }
  }

  opener.setAttribute('aria-haspopup', 'dialog')
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
    const isCtrlK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
    const isSlash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isCtrlK && !isSlash) return
    event.preventDefault()
    open()
  })
  input.addEventListener('input', run)
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close())
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') list.querySelector('a')?.click()
  })
  dialog.addEventListener('click', (event) => {
    const leaves = event.target === dialog || (event.target instanceof Element && event.target.closest('ol a'))
    if (leaves) dialog.close()
  })
  dialog.addEventListener('keydown', (event) => {
    // A search field keeps the first Escape for emptying itself.
    if (event.key === 'Escape') dialog.close()
    const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? stops.indexOf(focused) : -1
    const target = arrowTarget(event.key, at, stops.length)
    if (target === null) return
    event.preventDefault()
    stops[target]?.focus()
  })
}
