import type { HarReading } from '#lib/har/read-har.ts'
import { reportText } from '#lib/har/report-text.ts'
import { element } from '../element.ts'
import { drawFlow } from './draw-flow.ts'
import { drawVerdict } from './draw-verdict.ts'
import { factsInWords, refusals } from './har-words.ts'
import type { Said } from './har-worker.ts'
import { adoptLooks } from './looks.ts'

/** How long the worker may take before it is ended, in milliseconds. */
const patience = 30_000

/** The problems, as items of a list: the one that the messages show, and those that the words of the pages say. */
export type ProblemsOf = (named: string | null, clues: string) => Promise<readonly HTMLLIElement[]>

/** `<har-reader>`: has a HAR read in a worker, and draws what that found. Of the file itself nothing comes back. */
export class HarReader extends HTMLElement {
  #worker: Worker | null = null

  async read(source: string | File, problemsOf: ProblemsOf): Promise<void> {
    this.#worker?.terminate()
    this.#show([], 'Reading the HAR …')
    const worker = new Worker(new URL('./har-worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    const said = await answerOf(worker, source)
    worker.terminate()
    if (this.#worker !== worker) return
    if (said === 'too-slow') return this.#show([], `Ended after ${patience / 1000} seconds without an answer.`)
    if ('failed' in said) return this.#show([], 'The reading broke off. This is a fault of this page.')
    const { answer } = said
    if (!answer.ok) return this.#show([], refusals[answer.why])
    adoptLooks()
    // Without the table of problems the messages are still told.
    const items = await problemsOf(answer.verdict.link?.problem ?? null, answer.clues).catch(() => [])
    this.#show(drawn(answer, items), '')
  }

  /** Takes away what an earlier file said. */
  clear(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#show([], '')
  }

  #show(found: readonly HTMLElement[], text: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text
    this.querySelector('[data-found]')?.replaceChildren(...found)
  }
}

function drawn(reading: HarReading, items: readonly HTMLLIElement[]): readonly HTMLElement[] {
  const copy = element('button', { class: 'btn', type: 'button' }, 'Copy what was found, masked')
  const copied = element('span', { role: 'status' })
  copy.addEventListener('click', async () => {
    const done = navigator.clipboard.writeText(reportText(reading))
    copied.textContent = await done.then(
      () => ' Copied',
      () => ' Not copied',
    )
  })
  const verdict = drawVerdict(reading.verdict)
  const flow = drawFlow(reading.steps)
  // The Flow itself opens what a link of its own leads to.
  verdict.querySelector<HTMLAnchorElement>('a[href^="#"]')?.addEventListener('click', ({ currentTarget }) => {
    const id = currentTarget instanceof HTMLAnchorElement ? currentTarget.hash : '#'
    flow.querySelector(`${id} details`)?.setAttribute('open', '')
  })
  return [
    verdict,
    ...factsInWords(reading).map((text) => element('p', {}, text)),
    element('ol', { class: 'problems' }, ...items),
    element('p', {}, copy, copied),
    flow,
  ]
}

function answerOf(worker: Worker, source: string | File): Promise<Said | 'too-slow'> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve('too-slow'), patience)
    const done = (said: Said) => {
      clearTimeout(late)
      resolve(said)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Said>) => done(data))
    worker.addEventListener('error', () => done({ failed: 'Error' }))
    worker.postMessage(source)
  })
}

customElements.define('har-reader', HarReader)
