import { reportMarkdown } from '#lib/check/report-markdown.ts'
import { kindTitles, verdictOf } from '#lib/check/verdict.ts'
import type { Finding, Report } from '#lib/findings/finding.ts'
import { Asker, failureText } from './asker.ts'
import { optionsOf, readerOf } from './check-options.ts'
import { button, element, part } from './dom.ts'
import { createEditor, type Editor } from './editor.ts'
import { examples } from './examples.ts'
import { findingGroups, findingId } from './finding-view.ts'
import { loginLines } from './login-lines.ts'
import { decoded, isTooLong, sizeText } from './text-limits.ts'

const pause = 150

/** What is checked: the text of the editor, or a file (as text or bytes) that is not shown. */
type Source =
  | { readonly kind: 'editor' }
  | { readonly kind: 'file'; readonly name: string; readonly content: string | ArrayBuffer; readonly size: number }

/** `<secrets-checker>`: the editor, what is found in it, and what can be done about it. Nothing of it leaves the page. */
class SecretsChecker extends HTMLElement {
  readonly #asker = new Asker('secrets')
  #editor: Editor | null = null
  #source: Source = { kind: 'editor' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #report: Report | null = null
  /** The text that the report is about, while it is in the editor. */
  #checked: string | null = null

  connectedCallback(): void {
    for (const field of this.querySelectorAll('select, input:not([type=file])')) {
      field.addEventListener('input', () => this.#soon())
    }
    const file = part(this, 'input[type=file]', HTMLInputElement)
    file.addEventListener('change', () => {
      const [chosen] = file.files ?? []
      file.value = ''
      if (chosen) void this.#open(chosen)
    })
    this.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
    this.addEventListener('drop', (event) => this.#drop(event))
    this.#action('open', () => file.click())
    this.#action('clear', () => this.#show(''))
    this.#action('undo', () => this.#editor?.undo())
    this.#action('copy', () => void this.#copy())
    const list = part(this, '[data-examples]', HTMLElement)
    list.append(...examples.map(({ name, text }) => button(name, () => this.#show(text()))))
    this.#start()
  }

  #action(name: string, run: () => void): void {
    part(this, `[data-do=${name}]`, HTMLButtonElement).addEventListener('click', run)
  }

  #start(): void {
    const area = part(this, 'textarea', HTMLTextAreaElement)
    const typed = area.value
    const host = part(this, '[data-editor]', HTMLElement)
    const long = isTooLong(typed)
    const wasFocused = document.activeElement === area
    this.#editor = createEditor({
      host,
      text: long ? '' : typed,
      label: 'Text of secrets.toml',
      help: part(this, '#secrets-help', HTMLElement).textContent.trim(),
      onChange: () => this.#soon(),
      onFinding: (index) => this.#goToFinding(index),
      onLong: (text) => this.#hold('The pasted text', text, text.length),
    })
    area.remove()
    host.hidden = false
    if (wasFocused) this.#editor.focus()
    if (long) this.#hold('The pasted text', typed, typed.length)
    else this.#soon()
  }

  /** Puts a text into the editor, as one step that can be undone. */
  #show(text: string): void {
    this.#source = { kind: 'editor' }
    this.#drawHeld()
    this.#editor?.replace(text)
    this.#soon()
  }

  /** Takes a text that is not shown. */
  #hold(name: string, content: string | ArrayBuffer, size: number): void {
    this.#source = { kind: 'file', name, content, size }
    this.#drawHeld()
    this.#soon()
  }

  #drawHeld(): void {
    const held = part(this, '[data-held]', HTMLElement)
    const { kind } = this.#source
    held.hidden = kind === 'editor'
    part(this, '[data-editor]', HTMLElement).hidden = kind === 'file'
    if (this.#source.kind === 'editor') return
    const { name, size } = this.#source
    held.replaceChildren(
      element(
        'p',
        {},
        element('b', {}, `${name} (${sizeText(size)}) is not shown. `),
        'It is too long, or no text. It is checked as it is.',
      ),
      button('Back to the editor', () => this.#show('')),
    )
  }

  /** A dropped file is opened here; else the browser would leave the page for it. */
  #drop(event: DragEvent): void {
    const [file] = event.dataTransfer?.files ?? []
    if (file === undefined) return
    event.preventDefault()
    void this.#open(file)
  }

  async #open(file: File): Promise<void> {
    const bytes = await file.arrayBuffer()
    const text = bytes.byteLength > 1_000_000 ? undefined : decoded(bytes)
    if (text === undefined || isTooLong(text)) this.#hold(file.name, bytes, bytes.byteLength)
    else this.#show(text)
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#check(), pause)
  }

  async #check(): Promise<void> {
    const source = this.#source
    const content = source.kind === 'file' ? source.content : (this.#editor?.text() ?? '')
    const options = optionsOf(this)
    part(this, '[data-reader]', HTMLElement).textContent = readerOf(options)
    if (typeof content === 'string' && content.trim() === '') return this.#nothing()
    const size = typeof content === 'string' ? content.length : content.byteLength
    this.#busy(true)
    try {
      const report = await this.#asker.ask({ source: content, options }, () =>
        this.#say('open', `Checking ${sizeText(size)} …`),
      )
      this.#checked = typeof content === 'string' && source.kind === 'editor' ? content : null
      this.#draw(report)
    } catch (error) {
      const text = failureText(error)
      if (text === null) return
      this.#clear()
      this.#say('fails', text)
    }
    this.#busy(false)
  }

  #draw(report: Report): void {
    this.#report = report
    const { kind, text } = verdictOf(report.findings)
    this.#say(kind, text)
    const actions =
      this.#checked === null
        ? {}
        : { go: (finding: Finding) => this.#goTo(finding), mend: (finding: Finding) => this.#mend(finding) }
    const more = report.more === 0 ? [] : [element('p', { class: 'soft' }, `… and ${report.more} more.`)]
    part(this, '[data-findings]', HTMLElement).replaceChildren(
      ...loginLines(report),
      ...findingGroups(report.findings, { titles: kindTitles, actions, id: true }),
      ...more,
    )
    if (this.#checked !== null && this.#checked === this.#editor?.text()) this.#editor.mark(report.findings)
    part(this, '[data-do=copy]', HTMLButtonElement).hidden = false
  }

  #goTo(finding: Finding): void {
    const [first] = finding.at
    if (first && this.#checked === this.#editor?.text()) this.#editor?.goTo(first)
  }

  #mend(finding: Finding): void {
    if (!finding.edit || this.#checked === null || this.#checked !== this.#editor?.text()) return
    this.#editor.apply(finding.edit.edits)
    this.#announce(`${finding.edit.label}: done. Undo takes it back.`)
    // The button goes with its finding.
    part(this, '.verdict', HTMLElement).focus()
  }

  #goToFinding(index: number): void {
    const found = document.getElementById(findingId(index))
    found?.scrollIntoView({ block: 'nearest' })
    found?.focus({ preventScroll: true })
  }

  async #copy(): Promise<void> {
    if (!this.#report) return
    const text = reportMarkdown(this.#report, optionsOf(this).streamlit)
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    this.#announce(copied ? 'Copied as Markdown, secrets masked' : 'Not copied')
    const copy = part(this, '[data-do=copy]', HTMLButtonElement)
    copy.textContent = copied ? 'Copied' : 'Not copied'
    setTimeout(() => {
      copy.textContent = 'Copy as Markdown'
    }, 2000)
  }

  #nothing(): void {
    this.#clear()
    this.#say('open', 'Paste a secrets.toml, open one, or start with an example')
    this.#busy(false)
  }

  #clear(): void {
    this.#report = null
    this.#checked = null
    part(this, '[data-findings]', HTMLElement).replaceChildren()
    part(this, '[data-do=copy]', HTMLButtonElement).hidden = true
    this.#editor?.mark([])
  }

  /** Says to screen readers what a button did. */
  #announce(text: string): void {
    part(this, '[data-said]', HTMLElement).textContent = text
  }

  #busy(busy: boolean): void {
    part(this, '[data-findings]', HTMLElement).setAttribute('aria-busy', String(busy))
  }

  #say(kind: string, text: string): void {
    const verdict = part(this, '.verdict', HTMLElement)
    verdict.dataset.kind = kind
    if (verdict.textContent !== text) verdict.textContent = text
  }
}

customElements.define('secrets-checker', SecretsChecker)
