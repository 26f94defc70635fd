import { nothingDone, type Progress } from './progress.ts'

/** In localStorage: for all tabs of this browser, until it is cleared. It is never sent. */
const name = 'progress'

/** More than all sections come to. What is longer was not written by this site. */
const longest = 50_000

/** What the browser refused to keep; null as long as it does not. */
let refused: Progress | null = null

/** What this browser keeps; nothing where it keeps none, or none that this site wrote. */
export function kept(): Progress {
  if (refused) return refused
  try {
    const text = localStorage.getItem(name)
    return text === null ? nothingDone : read(text)
  } catch {
    return nothingDone
  }
}

/** Keeps it. Where the browser refuses or is full, for as long as the page is open. */
export function keep(progress: Progress): void {
  try {
    localStorage.setItem(name, JSON.stringify(progress))
    refused = null
  } catch {
    refused = progress
  }
}

/** Hears of what another tab has kept. */
export function onOtherTab(changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === name || key === null) changed()
  })
}

function read(text: string): Progress {
  if (text.length > longest) return nothingDone
  const { done, seen, of } = record(parsed(text))
  return {
    done: Array.isArray(done) ? done.filter((one): one is string => typeof one === 'string') : [],
    seen: entriesOf(seen, (value): value is string => typeof value === 'string'),
    of: entriesOf(of, (value): value is number => typeof value === 'number'),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function entriesOf<T>(value: unknown, is: (one: unknown) => one is T): Record<string, T> {
  return Object.fromEntries(Object.entries(record(value)).filter((pair): pair is [string, T] => is(pair[1])))
}
