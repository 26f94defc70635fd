import { liveSearch } from './live-search.ts'

/** `<site-search>` on /search/: its hits change as somebody types; Enter asks the server, as the form does by itself. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input')
    const status = this.querySelector<HTMLElement>('[role="status"]')
    const hits = this.querySelector<HTMLElement>('.hits')
    if (!field || !status || !hits) return
    const list = document.getElementById('all-pages')
    liveSearch({ field, status, hits, onShown: (empty) => list?.toggleAttribute('hidden', !empty) })
  }
}

customElements.define('site-search', SiteSearch)
