/**
 * Keeps a lab's address bar and inspector in step with its mini-browser. Without it the mini-browser is still a
 * browser, and the inspector a page of its own.
 */
class LiveLab extends HTMLElement {
  /** Pages the mini-browser can go back over without leaving this one. */
  #depth = -1

  connectedCallback(): void {
    const frame = this.querySelector('iframe')
    if (!frame) return
    frame.addEventListener('load', () => this.#loaded(frame))
    this.querySelector('[data-reload]')?.addEventListener('click', () => {
      this.#depth--
      frame.contentWindow?.location.reload()
    })
    this.querySelector('[data-back]')?.addEventListener('click', () => {
      this.#depth -= 2
      frame.contentWindow?.history.back()
    })
    // A frame that was ready before this script ran has no load event left to give.
    if (frame.contentDocument?.readyState === 'complete' && frame.contentWindow?.location.pathname !== 'blank') {
      this.#loaded(frame)
    }
  }

  #loaded(frame: HTMLIFrameElement): void {
    const place = frame.contentWindow?.location
    if (!place || place.protocol === 'about:') return
    this.#depth++
    const { host, pathname, search } = place
    const address = this.querySelector('[data-address]')
    if (address) address.textContent = host + pathname + search
    const tag = this.querySelector('[data-place]')
    if (tag) tag.textContent = pathname.startsWith('/provider/') ? 'Provider' : 'Sample app'
    this.querySelector('[data-back]')?.toggleAttribute('disabled', this.#depth < 1)
    void this.#inspect()
  }

  async #inspect(): Promise<void> {
    const inspection = this.querySelector('[data-inspection]')
    const address = this.dataset.inspector
    if (!inspection || !address) return
    const answer = await fetch(`${address}?part=1`)
    if (!answer.ok) return
    const chosen = inspection.querySelector<HTMLInputElement>('input:checked')?.value
    const open = [...inspection.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-key'))
    const focused = inspection.contains(document.activeElement) && document.activeElement instanceof HTMLInputElement
    inspection.innerHTML = await answer.text()
    for (const one of inspection.querySelectorAll('details')) one.open = open.includes(one.getAttribute('data-key'))
    const tab = inspection.querySelector<HTMLInputElement>(`input[value="${chosen}"]`)
    if (tab) tab.checked = true
    if (focused) tab?.focus()
  }
}

customElements.define('live-lab', LiveLab)
