import { liveSearch } from './live-search.ts'

/** Makes the dialog search as somebody types, and close where one presses beside it, on its button or on a hit. */
export function searchIn(dialog: HTMLDialogElement): void {
  const form = dialog.querySelector('form')
  const field = dialog.querySelector('input')
  const status = dialog.querySelector('p')
  const hits = dialog.querySelector<HTMLElement>('.hits')
  if (!form || !field || !status || !hits) return
  liveSearch({ field, status, hits }).prepare()
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
