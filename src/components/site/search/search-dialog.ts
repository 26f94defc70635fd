import { liveSearch } from './live-search.ts'

const opener = document.querySelector<HTMLAnchorElement>('[data-search-open]')
const dialog = document.querySelector<HTMLDialogElement>('[data-search]')
const form = dialog?.querySelector('form')
const field = dialog?.querySelector('input')
const status = dialog?.querySelector('p')
const hits = dialog?.querySelector<HTMLElement>('.hits')

if (opener && dialog && form && field && status && hits) {
  const { prepare } = liveSearch({ field, status, hits })
  /** The page of the search has a field of its own. */
  const ofPage = document.querySelector<HTMLInputElement>('site-search input')

  const open = (): void => {
    const target = ofPage ?? field
    if (target === field && !dialog.open) dialog.showModal()
    target.focus()
    target.select()
  }

  opener.setAttribute('aria-haspopup', 'dialog')
  opener.addEventListener('pointerenter', prepare, { once: true })
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
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close())
  // Where there is a hit, Enter opens it; the form is for a search that did not load.
  form.addEventListener('submit', (event) => {
    const first = hits.querySelector('a')
    if (!first) return
    event.preventDefault()
    first.click()
  })
  dialog.addEventListener('click', (event) => {
    const leaves = event.target === dialog || (event.target instanceof Element && event.target.closest('.hits a'))
    if (leaves) dialog.close()
  })
  // A search field keeps the first Escape for emptying itself.
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') dialog.close()
  })
}
