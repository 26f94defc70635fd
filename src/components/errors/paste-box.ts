/** More than any browser keeps for one site, in UTF-16 units; some keep half. */
const mostCarried = 5_000_000
const mostInField = 200_000

/**
 * `<paste-box>`: what is pasted or dropped into it goes on to the page that finds problems, in this tab and not over the
 * network: it waits in `sessionStorage` under the name in `data-carries`, which that page has too.
 */
class PasteBox extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const field = this.querySelector('textarea')
    if (!form || !field) return
    const go = (text: string) => {
      try {
        sessionStorage.setItem(this.dataset['carries'] ?? '', text)
        location.assign(form.action)
      } catch {
        this.#tooLarge(form.action)
      }
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      go(field.value)
    })
    field.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? ''
      // As much as a HAR has would hold the page up in a field.
      if (text.length > mostInField) {
        event.preventDefault()
        return go(text)
      }
      // A whole text was pasted: there is nothing more to press.
      setTimeout(() => field.value.trim() !== '' && go(field.value))
    })
    form.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
    form.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer?.files ?? []
      if (file === undefined) return
      event.preventDefault()
      if (file.size > mostCarried) this.#tooLarge(form.action)
      else void file.text().then(go)
    })
  }

  #tooLarge(path: string): void {
    const link = Object.assign(document.createElement('a'), { href: path, textContent: 'give it to the page itself' })
    this.querySelector('[role=status]')?.replaceChildren(
      'This is too large to be carried to the next page: ',
      link,
      '.',
    )
  }
}

customElements.define('paste-box', PasteBox)
