// On every page, so it stays small: the dialog is there at once, for who types at once, and what searches is loaded then.
const link = document.querySelector<HTMLAnchorElement>('[data-search-open]')
let dialog: HTMLDialogElement | null = null

function make(beside: HTMLAnchorElement): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'search'
  made.ariaLabel = 'Search'
  made.innerHTML = `<search><form action="/search/"><input class="field" type="search" name="q" aria-label="Search the guide" placeholder="A message, a key, a claim" autocomplete="off" spellcheck="false"><button class="btn" type="button">Close</button></form></search><p class="soft" role="status">Type to search. Arrow keys move, Enter opens.</p><div class="hits"></div>`
  beside.after(made)
  // Where it does not load, the form asks the server.
  void import('./search-dialog.ts').then(({ searchIn }) => searchIn(made))
  return made
}

if (link) {
  const open = () => {
    // The page of the search has a field of its own.
    const ofPage = document.querySelector<HTMLInputElement>('site-search input')
    if (!ofPage) {
      dialog ??= make(link)
      if (!dialog.open) dialog.showModal()
    }
    const field = ofPage ?? dialog?.querySelector('input')
    field?.focus()
    field?.select()
  }
  link.ariaHasPopup = 'dialog'
  link.addEventListener('click', (event) => {
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
}

if (document.querySelector('site-search')) void import('./site-search.ts')

export {}
