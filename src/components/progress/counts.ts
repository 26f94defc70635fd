import style from './counts.css?inline'
import { adoptLook } from './look.ts'
import { doneIn, type Progress } from './progress.ts'

// Counts stand on every page that shows progress.
adoptLook(style)

/** Writes how much is done beside the sections that were begun, wherever a list of them leads there. */
export function showCounts(progress: Progress): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.side ol a, .cards a')) {
    const section = /^\/guide\/([^/]+)\/$/.exec(link.pathname)?.[1] ?? ''
    const [done, all] = [doneIn(progress, section), progress.of[section] ?? 0]
    link.querySelector('.count')?.remove()
    if (done > 0 && all > 0) link.append(countOf(done, all))
  }
}

/** Short for the eye, which sees it beside others: "3/5", and "✓" where all is done. */
function countOf(done: number, all: number): HTMLElement {
  const count = Object.assign(document.createElement('small'), { className: 'count' })
  const seen = Object.assign(document.createElement('span'), { textContent: done < all ? `${done}/${all}` : '✓' })
  const aloud = Object.assign(document.createElement('span'), { className: 'vh', textContent: wordsOf(done, all) })
  seen.ariaHidden = 'true'
  count.append(' ', seen, aloud)
  return count
}

/** @example "3 of 5 done" */
export function wordsOf(done: number, all: number): string {
  return `${Math.min(done, all)} of ${all} done`
}
