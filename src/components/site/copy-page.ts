import { pageText } from './page-text.ts'
import { tellOn } from './tell-copied.ts'

/** `<copy-page>` around two buttons and a link to the page's copy in Markdown, which they copy: as it is, and as a prompt. */
class CopyPage extends HTMLElement {
  connectedCallback(): void {
    this.querySelectorAll('button').forEach((button, index) => {
      button.addEventListener('click', () => {
        // Handed over as a promise: Safari lets nobody copy who has waited for an answer first.
        const item = new ClipboardItem({ 'text/plain': this.#text(index === 1) })
        void tellOn(button, navigator.clipboard.write([item]))
      })
    })
  }

  async #text(asPrompt: boolean): Promise<string> {
    const answer = await fetch(this.querySelector('a')?.href ?? '')
    if (!answer.ok) throw new Error('no copy')
    return pageText(await answer.text(), location, asPrompt)
  }
}

customElements.define('copy-page', CopyPage)
