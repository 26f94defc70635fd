import { announce } from '../site/announce.ts'

/** `<copy-button>` around a button: copies the code of the figure it stands in. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => this.#copy())
  }

  async #copy(): Promise<void> {
    const button = this.querySelector('button')
    const code = this.closest('figure')?.querySelector('code')
    if (!button || !code) return
    const copied = await navigator.clipboard.writeText(code.textContent).then(
      () => true,
      () => false,
    )
    const text = copied ? 'Copied' : 'Not copied'
    button.textContent = text
    announce(text)
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  }
}

customElements.define('copy-button', CopyButton)
