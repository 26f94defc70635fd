import type { Hit } from './hit.ts'

/** A problem that the query quotes. */
export interface FoundProblem {
  readonly code: string
  readonly title: string
}

let worker: Worker | undefined
let last = 0

/** The problems that a query quotes, the likeliest first; none where the worker or its table does not load. */
export function problemHits(query: string): Promise<readonly Hit[]> {
  worker ??= new Worker(new URL('./problem-worker.ts', import.meta.url), { type: 'module' })
  const asked = worker
  last += 1
  const id = last
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<{ id: number; found: readonly FoundProblem[] }>) => {
      if (data.id === id) done(data.found.map(toHit))
    }
    const fail = () => done([])
    const done = (hits: readonly Hit[]) => {
      asked.removeEventListener('message', hear)
      asked.removeEventListener('error', fail)
      resolve(hits)
    }
    asked.addEventListener('message', hear)
    asked.addEventListener('error', fail)
    asked.postMessage({ id, query })
  })
}

function toHit({ code, title }: FoundProblem): Hit {
  return { href: `/errors/${code}/`, title: `Fix: ${title}`, deep: false }
}
