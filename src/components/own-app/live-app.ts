// Imports nothing: what it shared with the script of all pages would cost every page a request more.

/** Milliseconds between two looks, and how long it goes on. */
const EVERY = 2000
const FOR = 60 * 60 * 1000

/** Keeps the messages of an own app up to date while the page is being looked at. Without it there is a link. */
class LiveApp extends HTMLElement {
  #timer: number | undefined
  #shown = ''
  readonly #until = Date.now() + FOR

  connectedCallback(): void {
    this.#timer = window.setInterval(() => void this.#look(), EVERY)
    void this.#look()
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const { address } = this.dataset
    const panel = this.querySelector('[data-logins]')
    if (document.hidden || !address || !panel) return
    if (Date.now() > this.#until) return this.disconnectedCallback()
    const answer = await fetch(address).catch(() => null)
    if (answer && answer.status >= 400 && answer.status < 500) return this.disconnectedCallback()
    const drawn = answer?.ok ? await answer.text() : this.#shown
    if (drawn === this.#shown) return
    this.#shown = drawn
    const part = document.createElement('template')
    part.innerHTML = drawn
    const open = [...panel.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-key'))
    const focused = document.activeElement?.closest('[data-logins] details')?.getAttribute('data-key')
    draw(panel, part.content)
    for (const one of panel.querySelectorAll('details')) {
      one.open = open.includes(one.getAttribute('data-key'))
      if (focused && one.getAttribute('data-key') === focused) one.querySelector('summary')?.focus()
    }
  }
}

/** The verdict stays the element that it is, and is left alone while it says the same: so it is told once. */
function draw(panel: Element, content: DocumentFragment): void {
  const [known, told] = [panel, content].map((one) => one.querySelector('.run-verdict'))
  if (!known || !told) return void panel.replaceChildren(content)
  if (known.innerHTML !== told.innerHTML) {
    known.className = told.className
    known.replaceChildren(...told.childNodes)
  }
  told.remove()
  while (known.nextSibling) known.nextSibling.remove()
  panel.append(content)
}

customElements.define('live-app', LiveApp)
