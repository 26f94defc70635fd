export interface StateKeeper {
  /** Takes down what the reader has opened, chosen, typed and focused in a part of the page that is about to be drawn anew. */
  note(root: Element): void
  /** Restores that in a new drawing, as far as it is there; the rest is kept for a later one. */
  restore(root: Element): void
}

export function stateKeeper(): StateKeeper {
  const folds = new Map<string | null, boolean>()
  const typed = new Map<string, string>()
  let chosen: string | undefined
  let focused: string | null = null

  return {
    note(root) {
      for (const one of root.querySelectorAll('details')) folds.set(one.getAttribute('data-key'), one.open)
      for (const { name, value } of root.querySelectorAll<HTMLInputElement>('input.field')) typed.set(name, value)
      chosen = root.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value
      const active = document.activeElement
      focused = active && root.contains(active) ? selectorOf(active) : null
    },
    restore(root) {
      for (const one of root.querySelectorAll('details')) one.open = folds.get(one.getAttribute('data-key')) ?? one.open
      const radio = root.querySelector<HTMLInputElement>(`input[type="radio"][value="${chosen}"]`)
      if (radio) radio.checked = true
      for (const field of root.querySelectorAll<HTMLInputElement>('input.field')) {
        field.value = typed.get(field.name) ?? field.value
      }
      if (focused) root.querySelector<HTMLElement>(focused)?.focus()
      focused = null
    },
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
