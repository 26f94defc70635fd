import { arrowTarget } from './arrow-target.ts'
import { Asker, type Reply } from './ask.ts'

interface Parts {
  readonly field: HTMLInputElement
  readonly status: HTMLElement
  readonly hits: HTMLElement
  /** Told whenever the hits change: whether the field is empty. */
  readonly onShown?: (empty: boolean) => void
}

/**
 * Makes a field search as somebody types: the status says how many hits there are, and the arrow keys move from the field
 * through the hits and back.
 * @returns what loads the search before somebody types
 */
export function liveSearch({ field, status, hits, onShown }: Parts): { readonly prepare: () => void } {
  const hint = status.textContent
  let loaded = false
  const show = (text: string, html: string): void => {
    status.textContent = text
    // The worker escapes whatever comes from a page or a query: lib/search/results-html.ts.
    hits.innerHTML = html
    onShown?.(field.value.trim() === '')
  }
  const asker = new Asker(({ query, found }: Reply) => {
    loaded = found !== null
    if (found === null) show('The search did not load. Press Enter, and the server looks.', '')
    else if (query === field.value) show(found.text, found.html)
  })
  const move = (event: KeyboardEvent): void => {
    const stops: HTMLElement[] = [field, ...hits.querySelectorAll('a')]
    const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1
    const target = arrowTarget(event.key, at, stops.length)
    if (target === null) return
    event.preventDefault()
    stops[target]?.focus()
  }

  field.addEventListener('focus', () => asker.prepare(), { once: true })
  field.addEventListener('input', () => {
    if (field.value.trim() === '') show(hint, '')
    else {
      if (!loaded) status.textContent = 'Looking…'
      asker.ask(field.value)
    }
  })
  field.addEventListener('keydown', move)
  hits.addEventListener('keydown', move)
  // Somebody was quicker than this script.
  if (field.value !== field.defaultValue) field.dispatchEvent(new Event('input'))
  return { prepare: () => asker.prepare() }
}
