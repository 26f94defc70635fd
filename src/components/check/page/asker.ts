import type { Answer } from './check-worker.ts'
import type { Job, Jobs } from './jobs.ts'

/** How long the worker may take before it is ended, in milliseconds. */
const patience = 20_000
/** After this it is said that something is being done. */
const soon = 200
/** A question that waits longer than this for an older one has the older one ended. */
const busy = 300

/** A question that was not answered. `replaced`: a newer one was asked. */
class NoAnswer extends Error {
  readonly why: 'replaced' | 'too-slow' | 'broken'
  constructor(why: 'replaced' | 'too-slow' | 'broken') {
    super(why)
    this.why = why
  }
}

/** Asks one job of a worker of its own, one question at a time: a newer question takes the place of the older. */
export class Asker<J extends Job> {
  readonly #job: J
  #worker: Worker | null = null
  #id = 0
  #open: { readonly since: number; readonly fail: (why: NoAnswer['why']) => void } | null = null

  constructor(job: J) {
    this.#job = job
  }

  /** Fails with what {@link failureText} knows. `onSlow` is called when there is no answer at once. */
  ask(input: Jobs[J]['input'], onSlow: () => void): Promise<Jobs[J]['answer']> {
    if (this.#open && performance.now() - this.#open.since > busy) this.#end()
    this.#open?.fail('replaced')
    const worker = this.#worker ?? new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
    this.#worker = worker
    const id = ++this.#id
    return new Promise((resolve, reject) => {
      const slow = setTimeout(onSlow, soon)
      const late = setTimeout(() => {
        this.#end()
        fail('too-slow')
      }, patience)
      const done = () => {
        clearTimeout(slow)
        clearTimeout(late)
        worker.removeEventListener('message', hear)
        worker.removeEventListener('error', broken)
        if (this.#open?.fail === fail) this.#open = null
      }
      const fail = (why: NoAnswer['why']) => {
        done()
        reject(new NoAnswer(why))
      }
      const broken = () => {
        this.#end()
        fail('broken')
      }
      const hear = ({ data }: MessageEvent<Answer>) => {
        if (data.id !== id) return
        if ('failed' in data) return fail('broken')
        done()
        // The worker answers a question with the answer of its job.
        resolve(data.answer as Jobs[J]['answer'])
      }
      this.#open = { since: performance.now(), fail }
      worker.addEventListener('message', hear)
      worker.addEventListener('error', broken)
      worker.postMessage({ id, job: this.#job, input })
    })
  }

  #end(): void {
    this.#worker?.terminate()
    this.#worker = null
  }
}

/** What is said instead of an answer; null when a newer question will be answered. */
export function failureText(error: unknown): string | null {
  // What is not of our own making is a fault of the page, and is reported as one.
  if (!(error instanceof NoAnswer)) reportError(error)
  const why = error instanceof NoAnswer ? error.why : 'broken'
  if (why === 'replaced') return null
  return why === 'too-slow'
    ? `Ended after ${patience / 1000} seconds without an answer`
    : 'The check broke off. This is a fault of this page'
}
