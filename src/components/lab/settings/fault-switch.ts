/**
 * `<fault-switch>` around the choice of a fault: shows the one that is on, also after it was switched on or off in a
 * mini-browser of the same lab. Without it that shows when the page is loaded again; the app's own page always says it.
 */
class FaultSwitch extends HTMLElement {
  connectedCallback(): void {
    this.closest('live-lab')?.addEventListener('visit', ({ target }) => {
      const frame = target instanceof Element ? target.querySelector('iframe') : null
      // Only the app's and the provider's pages know it.
      const on = frame?.contentDocument?.body.dataset.fault
      if (on !== undefined && on !== this.dataset.fault) this.#show(on)
    })
  }

  #show(on: string): void {
    this.dataset.fault = on
    const select = this.querySelector('select')
    if (select) select.value = on
    const option = on === '' ? undefined : select?.selectedOptions[0]
    this.#text('[data-title]', option?.text.trim() ?? '')
    this.#text('p[data-does]', option?.dataset.does ?? '')
    if (option?.dataset.page) this.querySelector('a[data-page]')?.setAttribute('href', option.dataset.page)
  }

  #text(selector: string, text: string): void {
    const element = this.querySelector(selector)
    if (element) element.textContent = text
  }
}

customElements.define('fault-switch', FaultSwitch)
