/**
 * `<paste-box>`: what is pasted into it goes on to the page that finds problems, in this tab and not over the network:
 * it waits in `sessionStorage` under the name in `data-carries`, which that page has too.
 */
class PasteBox extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const field = this.querySelector('textarea')
    const status = this.querySelector('[role=status]')
    if (!form || !field) return
    const go = () => {
      try {
        sessionStorage.setItem(this.dataset['carries'] ?? '', field.value)
        location.assign(form.action)
      } catch {
        if (status) status.textContent = 'This browser keeps nothing for the next page: paste it there.'
      }
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      go()
    })
    // A whole text was pasted: there is nothing more to press.
    field.addEventListener('paste', () => setTimeout(() => field.value.trim() !== '' && go()))
  }
}

customElements.define('paste-box', PasteBox)
