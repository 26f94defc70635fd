import type { Entry } from '#lib/problems/entry.ts'
import { type Answer, findProblems } from '#lib/problems/find-problems.ts'
import { looksLikeHar } from '#lib/problems/looks-like-har.ts'
import { HarReader } from './har/har-reader.ts'
import { harProblems } from './har-problems.ts'
import { hitItem, unknownNumber } from './hit-item.ts'
import { openQuestions } from './open-questions.ts'

/** Of a file with a log, its last bytes. */
const longestLog = 250_000

let loading: Promise<Finder> | undefined

interface Finder {
  readonly entries: readonly Entry[]
  readonly titles: ReadonlyMap<string, string>
}

/** What finds, with its table: loaded once, when it is first needed, and again where that failed. */
function finder(): Promise<Finder> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<Finder> {
  const entries = await table()
  const titles = new Map(entries.map(({ code, title }) => [code, title]))
  return { entries, titles }
}

async function table(): Promise<readonly Entry[]> {
  const answer = await fetch('/fix/problems.json')
  if (!answer.ok) throw new Error(`the table answered ${answer.status}`)
  // Written by src/pages/fix/problems.json.ts of the same build.
  return answer.json()
}

/** `<problem-finder>`: what is pasted into its field is compared with the table of problems, in this page alone. */
class ProblemFinder extends HTMLElement {
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const field = this.querySelector('textarea')
    if (!field) return
    field.addEventListener('paste', (event) => {
      const text = event.clipboardData?.getData('text') ?? ''
      if (!looksLikeHar(text)) return
      // Megabytes in a field would hold the page up.
      event.preventDefault()
      void this.#har(text, field)
    })
    this.#takeFiles(field)
    field.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#find(field.value), 120)
    })
    field.addEventListener('focus', () => void finder().catch(() => undefined), { once: true })
    const carried = this.#carried()
    if (carried !== null && looksLikeHar(carried)) return void this.#har(carried, field)
    if (field.value === '') field.value = carried ?? new URLSearchParams(location.search).get('q') ?? ''
    if (field.value) void this.#find(field.value)
  }

  /** A file is chosen, or dropped anywhere on this element; else the browser would leave the page for it. */
  #takeFiles(field: HTMLTextAreaElement): void {
    const chosen = this.querySelector<HTMLInputElement>('input[type=file]')
    chosen?.addEventListener('change', () => {
      const [file] = chosen.files ?? []
      chosen.value = ''
      if (file) void this.#open(file, field)
    })
    this.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
    this.addEventListener('drop', (event) => {
      const [file] = event.dataTransfer?.files ?? []
      if (file === undefined) return
      event.preventDefault()
      void this.#open(file, field)
    })
  }

  async #open(file: File, field: HTMLTextAreaElement): Promise<void> {
    const isHar = /\.har$/i.test(file.name) || looksLikeHar(await file.slice(0, 2000).text())
    if (isHar) return this.#har(file, field)
    // A log ends with what went wrong.
    field.value = await file.slice(-longestLog).text()
    await this.#find(field.value)
  }

  /** A HAR is not compared with the table: the reader of HARs has it, and asks for the problems that it names. */
  async #har(source: string | File, field: HTMLTextAreaElement): Promise<void> {
    this.#asked += 1
    field.value = ''
    this.querySelector('ol')?.replaceChildren()
    this.#say('')
    await readerOfHars()?.read(source, async (named, clues) => harProblems(await finder(), named, clues))
  }

  /** What was pasted on another page of this tab, once; null for nothing, and where the browser keeps nothing. */
  #carried(): string | null {
    const name = this.dataset['carries'] ?? ''
    try {
      const text = sessionStorage.getItem(name)
      sessionStorage.removeItem(name)
      return text
    } catch {
      return null
    }
  }

  async #find(pasted: string): Promise<void> {
    const field = this.querySelector('textarea')
    if (field && looksLikeHar(pasted)) return this.#har(pasted, field)
    if (pasted.trim() !== '') readerOfHars()?.clear()
    this.#asked += 1
    const asked = this.#asked
    const list = this.querySelector('ol')
    try {
      const { entries, titles } = await finder()
      if (asked !== this.#asked) return
      const answer = findProblems(pasted, entries)
      const items = answer.hits.map((hit, index) => hitItem({ hit, pasted, first: index === 0, titles }))
      list?.replaceChildren(...answer.unknown.map(unknownNumber), ...items)
      this.#say(pasted.trim() === '' ? '' : inWords(answer))
    } catch {
      list?.replaceChildren()
      this.#say('The table of problems could not be loaded. Try again, or go through the questions below.')
    }
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text
  }
}

function readerOfHars(): HarReader | null {
  const reader = document.querySelector('har-reader')
  return reader instanceof HarReader ? reader : null
}

function inWords({ hits: { length: count }, cut }: Answer): string {
  const start = cut ? 'Only the beginning and the end of so long a text were read. ' : ''
  if (count === 0) return `${start}Nothing here says this. Paste more of the log, or answer the three questions below.`
  return `${start}${count === 1 ? 'One problem fits.' : `${count} problems fit, the likeliest first.`}`
}

customElements.define('problem-finder', ProblemFinder)
openQuestions()
