import { adoptStyles } from './adopt-styles.ts'
import { stateKeeper } from './keep-state.ts'

/**
 * Keeps a lab's inspector in step with its mini-browsers: after each page of the app the open view is fetched anew, the
 * others when they are opened. Without it a mini-browser is still a browser, and the inspector a page of its own.
 * Tells of every drawing with an event `drawn`.
 */
class LiveLab extends HTMLElement {
  /** Counts the pages of the app, so that an answer that comes after the next one is not drawn. */
  #visits = 0
  readonly #state = stateKeeper()

  connectedCallback(): void {
    this.addEventListener('visit', () => void this.#inspect())
    this.addEventListener('change', (event) => {
      if (event.target instanceof Element && event.target.matches('.tabs input')) void this.#drawOpenView()
    })
  }

  get #openView(): string {
    return this.querySelector<HTMLInputElement>('.tabs input:checked')?.value ?? this.dataset.tab ?? 'flow'
  }

  /** Names what waits in one of the mini-browsers, so that it can be drawn among what has passed. */
  get #paused(): string {
    const paths = [...this.querySelectorAll('iframe')].map((frame) => frame.contentWindow?.location.pathname ?? '')
    const id = paths.map((path) => /\/paused\/(.+)$/.exec(path)?.[1]).find(Boolean)
    return id ? `&paused=${id}` : ''
  }

  async #inspect(): Promise<void> {
    const inspection = this.querySelector('[data-inspection]')
    if (!inspection) return
    // What a guide page shows stays until there is a login of the visitor's own to inspect.
    const waits = inspection.querySelector('[data-until-login]') !== null
    const visit = ++this.#visits
    const page = await this.#fetch(waits ? '&if=login' : '')
    if (!page || visit !== this.#visits) return
    this.#state.note(inspection)
    draw(inspection, page)
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = inspection.querySelector('.run-verdict b')?.textContent ?? ''
    this.#state.restore(inspection)
    this.dispatchEvent(new Event('drawn', { bubbles: true }))
    await this.#drawOpenView()
  }

  /** Fetches the open view where it has not been since the last page of the app. */
  async #drawOpenView(): Promise<void> {
    const view = `.tabs ~ .p-${this.#openView}`
    const undrawn = `${view}[data-drawn="false"]`
    if (!this.querySelector(undrawn)) return
    const visit = this.#visits
    const page = await this.#fetch()
    if (visit !== this.#visits) return
    const panel = this.querySelector(undrawn)
    const drawing = page?.querySelector(view)
    if (!panel || !drawing) return
    panel.replaceWith(drawing)
    this.#state.restore(drawing)
    this.dispatchEvent(new Event('drawn', { bubbles: true }))
  }

  /** The inspector with its open view alone; null when there is nothing to show. */
  async #fetch(condition = ''): Promise<Document | null> {
    const answer = await fetch(`${this.dataset.inspector}?part=1&tab=${this.#openView}${condition}${this.#paused}`)
    if (answer.status !== 200) return null
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    await adoptStyles(page)
    return page
  }
}

/** The verdict stays the element that it is, and is left alone while it says the same: so it is told once. */
function draw(inspection: Element, page: Document): void {
  const [known, verdict] = [inspection, page].map((part) => part.querySelector('.run-verdict'))
  const rest = page.querySelectorAll('.tabs, .tabs ~ .panel')
  if (known && verdict && known.innerHTML !== verdict.innerHTML) {
    known.className = verdict.className
    known.replaceChildren(...verdict.childNodes)
  }
  if (known) while (known.nextSibling) known.nextSibling.remove()
  else inspection.replaceChildren(...(verdict ? [verdict] : []))
  inspection.append(...rest)
}

customElements.define('live-lab', LiveLab)
