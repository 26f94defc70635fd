import { containsAll } from './contains-all.ts'

/** `<page-filter>` on /search: hides the headings and sections of `#index` that lack a word of the field. */
class PageFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    if (!input) return
    input.addEventListener('input', () => this.#filter(input.value))
    input.value = new URLSearchParams(location.search).get('q') ?? ''
    if (input.value) this.#filter(input.value)
  }

  #filter(query: string): void {
    for (const section of document.querySelectorAll('#index section')) {
      const heading = section.querySelector('h2')?.textContent ?? ''
      const items = [...section.querySelectorAll('li')]
      for (const item of items) item.hidden = !containsAll(`${heading} ${item.textContent}`, query)
      section.toggleAttribute('hidden', !containsAll(section.textContent, query) && items.every((item) => item.hidden))
    }
    const shown = document.querySelectorAll('#index section:not([hidden]) li:not([hidden])').length
    const status = this.querySelector('p')
    if (status) status.textContent = query.trim() === '' ? '' : `${shown} ${shown === 1 ? 'heading' : 'headings'}`
  }
}

customElements.define('page-filter', PageFilter)
