import type { Exchange } from '#lib/trace/exchange.ts'
import type { Step } from '#lib/trace/step.ts'
import type { Place } from './causes.ts'
import { type Verdict, verdictOf, type Waits } from './verdict.ts'

/** A verdict ready to be drawn, wherever it stands. */
export interface VerdictLine {
  readonly kind: Verdict['kind']
  /** Inline: text with code between backticks. */
  readonly text: string
  /** Where it was read off, by the numbers that the reader sees there; null where there is nothing to look at. */
  readonly at: { readonly unit: 'step' | 'message'; readonly first: number; readonly last: number } | null
  /** The code of the problem, and the words of the link to its page. */
  readonly link: { readonly problem: string; readonly words: string } | null
}

type Judged = Omit<Verdict, 'problem'> & { readonly problem: string | null }

/** The verdict on a run, by the numbers of the Flow: `steps` are those of these exchanges. */
export function verdictLine(exchanges: readonly Exchange[], steps: readonly Step[], waits: Waits = false): VerdictLine {
  return lineOf(verdictOf(exchanges, waits), steps)
}

/** A verdict, however it was come to, by the numbers of these steps. */
export function lineOf({ kind, text, messages, problem, place }: Judged, steps: readonly Step[]): VerdictLine {
  const first = messages && firstStep(steps, messages.first, kind)
  const last = messages && lastStep(steps, messages, first)
  return {
    kind,
    text,
    at: first !== null && last !== null ? { unit: 'step', first, last } : null,
    link: problem === null ? null : { problem, words: mendWords(kind === 'good' ? 'person' : place) },
  }
}

/** Of the steps of one message, the one that went wrong; else its first. */
function firstStep(steps: readonly Step[], message: number, kind: Verdict['kind']): number | null {
  const all = steps.filter((step) => step.message === message)
  const wrong = kind === 'bad' ? all.find(({ status }) => status !== 'ok') : undefined
  return (wrong ?? all[0])?.number ?? null
}

function lastStep(steps: readonly Step[], messages: { first: number; last: number }, first: number | null) {
  if (messages.first === messages.last) return first
  return steps.findLast(({ message }) => message === messages.last)?.number ?? first
}

const mends: Readonly<Record<Place, string>> = {
  secrets: 'Mend it in secrets.toml',
  app: 'Mend it in the app',
  provider: 'Mend it at the provider',
  browser: 'Mend it in the browser',
  proxy: 'Mend it at the proxy',
  network: 'Mend it on the network',
  person: 'What it means',
}

/** The words of the link to a problem that lies at a place. */
export function mendWords(place: Place | null): string {
  return place === null ? 'Mend it' : mends[place]
}
