/** Milliseconds without a key before what is typed is looked at. */
const PAUSE = 300

/** `<edit-config>`: shows what the file would do while it is typed. Without it a button does. */
class EditConfig extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined

  connectedCallback(): void {
    this.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#look(), PAUSE)
    })
  }

  async #look(): Promise<void> {
    const [form, preview] = [this.querySelector('form'), this.querySelector('[data-preview]')]
    if (!form || !preview) return
    this.#asking?.abort()
    this.#asking = new AbortController()
    const { signal } = this.#asking
    const body = new FormData(form)
    body.set('act', 'look')
    body.set('part', 'preview')
    try {
      const answer = await fetch(form.action, { method: 'POST', body, signal })
      const html = await answer.text()
      const drawn = new DOMParser().parseFromString(html, 'text/html')
      preview.replaceChildren(...(answer.ok || answer.status === 413 ? drawn.body.childNodes : [said(drawn)]))
    } catch {
      // A newer text is asked about, or the site cannot be reached: what stands there stays, and the button still works.
    }
  }
}

/** Why nothing was looked at, in the words of the page that says so. */
function said(page: Document): HTMLElement {
  const line = document.createElement('p')
  line.role = 'status'
  line.textContent = page.querySelector('main p, p')?.textContent ?? ''
  return line
}

customElements.define('edit-config', EditConfig)
