import type { AskedProblem } from '#lib/test-login/asked.ts'
import { cookieFormats, fileFormats } from '#lib/test-login/formats/index.ts'
import { makeCookies } from '#lib/test-login/make-cookies.ts'
import { readLogin } from '#lib/test-login/read-login.ts'
import { element, inline, part } from '../check/page/dom.ts'
import { coloured } from '../start/colour.ts'
import { shownFormats } from './shown-formats.ts'

type Written =
  | { readonly text: string; readonly remarks: readonly string[] }
  | { readonly problems: readonly AskedProblem[] }

const pause = 150

/** `<cookie-maker>`: writes the file anew whenever a field changes. The fields have no `name`, so that nothing sends them. */
class CookieMaker extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    this.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#make(), pause)
    })
    // A browser that comes back to the page may have kept what was typed.
    this.#make()
  }

  #make(): void {
    const format = this.#field('format')
    const isSigned = format in cookieFormats
    for (const one of this.querySelectorAll<HTMLElement>('[data-signed]')) one.hidden = !isSigned
    this.#show(format, isSigned ? this.#signed(format) : this.#file(format))
  }

  #file(format: string): Written {
    const reading = readLogin(this.#asked())
    return reading.ok ? { text: fileFormats[format]?.(reading.login) ?? '', remarks: [] } : reading
  }

  #signed(format: string): Written {
    const age = this.#field('age').trim()
    const signing = {
      secret: this.#field('secret'),
      age: age === '' ? Number.NaN : Number(age),
      streamlit: this.dataset.streamlit ?? '',
    }
    const making = makeCookies(this.#asked(), signing, Date.now() / 1000)
    return making.ok ? { text: cookieFormats[format]?.(making.made) ?? '', remarks: making.made.remarks } : making
  }

  #asked() {
    return {
      claims: this.#field('claims'),
      tokens: this.#field('tokens'),
      address: this.#field('address'),
      provider: this.#field('provider'),
    }
  }

  #show(format: string, written: Written): void {
    const figure = part(this, '[data-made]', HTMLElement)
    const said = part(this, '[data-said]', HTMLElement)
    this.#mark('problems' in written ? written.problems : [])
    if ('problems' in written) {
      figure.hidden = true
      said.replaceChildren(...written.problems.map(({ text }) => element('p', { class: 'bad' }, '✕ ', inline(text))))
      return
    }
    const { file = '', language = 'text' } = shownFormats[format] ?? {}
    const code = part(figure, 'code', HTMLElement)
    const pre = part(figure, 'pre', HTMLElement)
    // Escaped, all of it: the same function that draws the example while the site is built.
    code.innerHTML = coloured(language, written.text, { placeholders: [], secrets: [] })
    pre.setAttribute('aria-label', file)
    pre.dataset.language = language
    part(figure, '[data-file]', HTMLElement).textContent = file
    figure.hidden = false
    said.replaceChildren(...written.remarks.map((text) => element('p', {}, '! ', inline(text))))
  }

  /** Tells of a field, to those who do not see the line below, that it is the one. */
  #mark(problems: readonly AskedProblem[]): void {
    for (const field of this.querySelectorAll<HTMLElement>('[data-field]')) {
      const wrong = problems.some(({ at }) => at === field.dataset.field)
      if (wrong) field.setAttribute('aria-invalid', 'true')
      else field.removeAttribute('aria-invalid')
    }
  }

  #field(name: string): string {
    const field = this.querySelector(`[data-field="${name}"]`)
    const isField =
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    return isField ? field.value : ''
  }
}

customElements.define('cookie-maker', CookieMaker)
