/**
 * Remembers what the reader has opened, chosen, typed and focused in a part of the page that is about to be drawn anew.
 * The function it gives back restores that in the new drawing, as far as it is still there.
 */
export function keepState(root: Element, tab: string | undefined): () => void {
  const chosen = root.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value ?? tab
  const open = [...root.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-key'))
  const typed = [...root.querySelectorAll<HTMLInputElement>('input.field')].map(({ name, value }) => ({ name, value }))
  const active = document.activeElement
  const focused = active && root.contains(active) ? selectorOf(active) : null

  return () => {
    for (const one of root.querySelectorAll('details')) one.open = open.includes(one.getAttribute('data-key'))
    const radio = root.querySelector<HTMLInputElement>(`input[type="radio"][value="${chosen}"]`)
    if (radio) radio.checked = true
    for (const field of root.querySelectorAll<HTMLInputElement>('input.field')) {
      field.value = typed.find(({ name }) => name === field.name)?.value ?? field.value
    }
    if (focused) root.querySelector<HTMLElement>(focused)?.focus()
  }
}

/** Finds the same control again: a summary by its fold, others by name and, where it cannot be typed into, by value. */
function selectorOf(element: Element): string | null {
  const key = element.localName === 'summary' ? element.parentElement?.getAttribute('data-key') : null
  if (key) return `details[data-key="${CSS.escape(key)}"] > summary`
  const name = element.getAttribute('name')
  if (name === null) return null
  const value = element.classList.contains('field') ? null : element.getAttribute('value')
  const which = value === null ? '' : `[value="${CSS.escape(value)}"]`
  return `${element.localName}[name="${CSS.escape(name)}"]${which}`
}
