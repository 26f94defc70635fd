/** The browser's history is one for the whole page: whose page was opened last is whose "back" it would be. */
const trail: MiniBrowser[] = []

/**
 * Keeps the address bar of a mini-browser in step with its frame, and its buttons working. Tells the lab around it of
 * every page that was loaded, with an event `visit`.
 */
class MiniBrowser extends HTMLElement {
  /** What the next load will be. The first one replaces the empty page that a frame begins with. */
  #next: 'first' | 'visit' | 'reload' | 'back' = 'first'
  /** The page that was seen last: one that was ready early may tell of itself a second time. */
  #seen: Document | null = null

  connectedCallback(): void {
    const frame = this.querySelector('iframe')
    if (!frame) return
    frame.addEventListener('load', () => this.#loaded(frame))
    this.querySelector('[data-reload]')?.addEventListener('click', () => {
      this.#next = 'reload'
      reload(frame.contentWindow?.location)
    })
    this.querySelector('[data-back]')?.addEventListener('click', () => {
      this.#next = 'back'
      frame.contentWindow?.history.back()
    })
    // A frame that was ready before this script ran has no load event left to give.
    if (frame.contentDocument?.readyState === 'complete' && frame.contentWindow?.location.pathname !== 'blank') {
      this.#loaded(frame)
    }
  }

  /** Only the mini-browser that was used last can go back. */
  mayGoBack(may: boolean): void {
    this.querySelector('[data-back]')?.toggleAttribute('disabled', !may)
  }

  #loaded(frame: HTMLIFrameElement): void {
    const place = frame.contentWindow?.location
    if (!place || place.protocol === 'about:' || frame.contentDocument === this.#seen) return
    this.#seen = frame.contentDocument
    if (this.#next === 'visit') trail.push(this)
    if (this.#next === 'back') trail.splice(trail.lastIndexOf(this), 1)
    this.#next = 'visit'
    const { host, pathname, search } = place
    const address = this.querySelector('[data-address]')
    if (address) address.textContent = host + pathname + search
    const tag = this.querySelector('[data-place]')
    if (tag) tag.textContent = placeOf(pathname)
    // One that is not upgraded yet has no methods; its Back is disabled until then.
    for (const one of document.querySelectorAll<MiniBrowser>('mini-browser:defined'))
      one.mayGoBack(trail.at(-1) === one)
    this.dispatchEvent(new Event('visit', { bubbles: true }))
  }
}

/** A reload begins a new session of the app, also of a page that ran again in one of before. */
function reload(place: Location | undefined): void {
  if (place?.search.startsWith('?session=')) place.replace(place.pathname)
  else place?.reload()
}

function placeOf(pathname: string): string {
  if (pathname.includes('/paused/')) return 'Paused'
  return pathname.startsWith('/provider/') ? 'Provider' : 'Sample app'
}

customElements.define('mini-browser', MiniBrowser)
