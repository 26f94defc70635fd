import { Asker, failureText } from '../page/asker.ts'
import { part } from '../page/dom.ts'
import type { Job, Jobs } from '../page/jobs.ts'

/** What a tool shows of an answer. */
export interface Drawn {
  readonly kind: 'refused' | 'fails' | 'surprising' | 'good' | 'open'
  /** The line on top, which is read out. */
  readonly text: string
  readonly below: readonly Node[]
}

/** The values of a tool's fields by their names: texts, and "on" or "" for a checkbox. */
export type Fields = Readonly<Record<string, string>>

export interface ToolSettings<J extends Job> {
  readonly job: J
  /** What to ask; a text instead, to be shown, while there is nothing to ask. */
  readonly question: (fields: Fields) => Jobs[J]['input'] | { readonly nothing: string }
  readonly draw: (answer: Jobs[J]['answer'], fields: Fields) => Drawn
}

const pause = 150

/**
 * Makes a custom element of fields (`data-field`), a line (`.verdict`) and an answer (`data-answer`): whatever is
 * typed is asked of the worker. The fields have no `name`, so that nothing can send them.
 */
export function defineTool<J extends Job>(tag: string, c: ToolSettings<J>): void {
  class CheckTool extends HTMLElement {
    readonly #asker = new Asker(c.job)
    #timer: ReturnType<typeof setTimeout> | undefined

    connectedCallback(): void {
      this.addEventListener('input', () => this.#soon())
      const question = c.question(fieldsOf(this))
      if (isNothing(question)) this.#show({ kind: 'open', text: question.nothing, below: [] })
      else this.#whenSeen()
    }

    /** What there is to ask from the start waits until somebody looks, and with it the worker. */
    #whenSeen(): void {
      const watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        watch.disconnect()
        this.#soon()
      })
      watch.observe(this)
    }

    #soon(): void {
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => void this.#ask(), pause)
    }

    async #ask(): Promise<void> {
      const fields = fieldsOf(this)
      const question = c.question(fields)
      if (isNothing(question)) return this.#show({ kind: 'open', text: question.nothing, below: [] })
      try {
        const answer = await this.#asker.ask(question, () =>
          this.#show({ kind: 'open', text: 'Checking …', below: [] }),
        )
        this.#show(c.draw(answer, fields))
      } catch (error) {
        const text = failureText(error)
        if (text !== null) this.#show({ kind: 'fails', text, below: [] })
      }
    }

    #show({ kind, text, below }: Drawn): void {
      const line = part(this, '.verdict', HTMLElement)
      line.dataset.kind = kind
      if (line.textContent !== text) line.textContent = text
      part(this, '[data-answer]', HTMLElement).replaceChildren(...below)
    }
  }
  customElements.define(tag, CheckTool)
}

function isNothing(question: unknown): question is { readonly nothing: string } {
  return typeof question === 'object' && question !== null && 'nothing' in question
}

function fieldsOf(tool: HTMLElement): Fields {
  const fields: Record<string, string> = {}
  for (const field of tool.querySelectorAll<HTMLElement>('[data-field]')) {
    const name = field.dataset.field ?? ''
    if (field instanceof HTMLInputElement && field.type === 'checkbox') fields[name] = field.checked ? 'on' : ''
    else if (field instanceof HTMLInputElement && field.type === 'radio') {
      if (field.checked) fields[name] = field.value
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      fields[name] = field.value
    }
  }
  return fields
}
