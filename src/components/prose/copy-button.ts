import { tellOn } from '../site/tell-copied.ts'

/** `<copy-button>` around a button: copies the text that it was given, or the code of the figure it stands in. */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', () => {
      const button = this.querySelector('button')
      const text = this.dataset.text ?? this.closest('figure')?.querySelector('code')?.textContent
      if (button && text) void tellOn(button, navigator.clipboard.writeText(text))
    })
  }
}

customElements.define('copy-button', CopyButton)
