/** Steps of keys, and of the clickers that send them. */
const moves: Readonly<Record<string, 'next' | 'prev'>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'prev',
  ArrowUp: 'prev',
  PageUp: 'prev',
}

/**
 * `<lab-show>` around slides, of which the one that the address names is in sight: goes on and back with arrow keys, and
 * leads to the lab with Esc. Without it the links on the slides do so.
 */
class LabShow extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('keydown', (event) => this.#press(event))
    addEventListener('hashchange', () => this.#slide?.querySelector('h2')?.focus({ preventScroll: true }))
  }

  get #slide(): Element | null {
    return this.querySelector('.slide:target') ?? this.querySelector('.slide')
  }

  #press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Escape') location.assign(this.dataset.lab ?? '/lab')
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    const link = this.#slide?.querySelector<HTMLAnchorElement>(`[rel="${move}"]`)
    // The whole show is one page of the history, so that Back leads out of it.
    if (link) location.replace(link.hash)
  }
}

customElements.define('lab-show', LabShow)
