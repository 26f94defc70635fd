import { adoptStyles } from './adopt-styles.ts'
import { keepState } from './keep-state.ts'

/**
 * Keeps a lab's inspector in step with its mini-browsers. Without it a mini-browser is still a browser, and the
 * inspector a page of its own.
 */
class LiveLab extends HTMLElement {
  /** Counts the questions asked, so that a late answer does not overwrite a newer one. */
  #asked = 0

  connectedCallback(): void {
    this.addEventListener('visit', () => void this.#inspect())
  }

  async #inspect(): Promise<void> {
    const inspection = this.querySelector('[data-inspection]')
    const address = this.dataset.inspector
    if (!inspection || !address) return
    const asked = ++this.#asked
    // What a guide page shows stays until there is a login of the visitor's own to inspect.
    const waits = inspection.querySelector('[data-until-login]') !== null
    const answer = await fetch(`${address}?part=1${waits ? '&if=login' : ''}`)
    if (answer.status !== 200) return
    const part = document.createElement('template')
    part.innerHTML = await answer.text()
    if (waits) await adoptStyles(address)
    if (asked !== this.#asked) return
    const restore = keepState(inspection, this.dataset.tab)
    inspection.replaceChildren(part.content)
    restore()
  }
}

customElements.define('live-lab', LiveLab)
