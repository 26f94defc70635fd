import type { MakerAnswer, MakerQuestion } from './maker-worker.ts'

const pause = 150

/**
 * `<cookie-maker>`: has the file written anew whenever a field changes, by a worker, which is loaded at the first
 * change. The fields have no `name`, so that nothing sends them.
 */
class CookieMaker extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #worker: Worker | undefined
  #id = 0

  connectedCallback(): void {
    this.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#ask(), pause)
    })
    // A browser that comes back to the page may have kept what was typed.
    if (this.#fields().some(isChanged)) this.#ask()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = undefined
  }

  #ask(): void {
    const value = (name: string) => this.#fields().find(({ dataset }) => dataset['field'] === name)?.value ?? ''
    const age = value('age').trim()
    const question: MakerQuestion = {
      id: ++this.#id,
      format: value('format'),
      asked: {
        claims: value('claims'),
        tokens: value('tokens'),
        address: value('address'),
        provider: value('provider'),
      },
      signing: {
        secret: value('secret'),
        age: age === '' ? Number.NaN : Number(age),
        streamlit: this.dataset['streamlit'] ?? '',
      },
    }
    this.#worker ??= this.#start()
    this.#worker.postMessage(question)
  }

  #start(): Worker {
    const worker = new Worker(new URL('./maker-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<MakerAnswer>) => {
      if (data.id === this.#id) this.#show(data)
    })
    worker.addEventListener('error', () => {
      this.#part('[data-said]').textContent = 'The cookie maker broke off. This is a fault of this page.'
      this.#part('[data-made]').hidden = true
    })
    return worker
  }

  #show({ file, language, html, said, wrong }: MakerAnswer): void {
    const format = this.querySelector<HTMLSelectElement>('[data-field="format"] :checked')
    for (const one of this.querySelectorAll<HTMLElement>('[data-signed]'))
      one.hidden = format?.dataset['signs'] === undefined
    for (const field of this.#fields()) {
      if (wrong.includes(field.dataset['field'] ?? '')) field.setAttribute('aria-invalid', 'true')
      else field.removeAttribute('aria-invalid')
    }
    // Markup of our own, by the functions that draw the example while the site is built: every text in it is escaped.
    this.#part('[data-said]').innerHTML = said
    this.#part('[data-made]').hidden = html === null
    if (html === null) return
    const pre = this.#part('pre')
    pre.dataset['language'] = language
    pre.setAttribute('aria-label', file)
    this.#part('[data-file]').textContent = file
    this.#part('pre code').innerHTML = html
  }

  #fields(): readonly (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
    return [...this.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[data-field]')]
  }

  #part(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`no ${selector}`)
    return found
  }
}

function isChanged(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  return field instanceof HTMLSelectElement ? field.selectedIndex > 0 : field.value !== field.defaultValue
}

customElements.define('cookie-maker', CookieMaker)
