/** What the worker answers to a query; `found` is null where it could not load. */
export interface Reply {
  readonly query: string
  readonly found: { readonly html: string; readonly text: string } | null
}

/** Asks for hits, in a worker of this page: what is typed is not sent anywhere. */
export class Asker {
  #worker: Worker | undefined
  readonly #hear: (reply: Reply) => void

  /** @param hear told of every answer; those to older queries come first */
  constructor(hear: (reply: Reply) => void) {
    this.#hear = hear
  }

  /** Loads what it takes, so that the first answer comes at once. */
  prepare(): void {
    this.#loaded()
  }

  ask(query: string): void {
    this.#loaded().postMessage(query)
  }

  #loaded(): Worker {
    this.#worker ??= this.#load()
    return this.#worker
  }

  #load(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      // What did not load is tried again.
      if (data.found === null) this.#end(worker)
      this.#hear(data)
    })
    worker.addEventListener('error', () => {
      this.#end(worker)
      this.#hear({ query: '', found: null })
    })
    return worker
  }

  #end(worker: Worker): void {
    worker.terminate()
    if (this.#worker === worker) this.#worker = undefined
  }
}
