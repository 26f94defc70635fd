import { errorPath } from '#data/addresses.ts'
import type { VerdictLine } from '#lib/inspector/verdict/verdict-line.ts'
import { type Child, element, inline } from '../element.ts'

const marks = { good: '✓', open: '…', bad: '✕' } as const

/** What Verdict.astro draws, drawn by the browser. */
export function drawVerdict({ kind, text, at, link }: VerdictLine): HTMLElement {
  const range = at && (at.first === at.last ? `step ${at.first}` : `steps ${at.first}–${at.last}`)
  const place: Child[] = at && range ? [' (', element('a', { href: `#har-step-${at.first}` }, range), ')'] : []
  return element(
    'p',
    { class: `run-verdict ${kind}`, role: 'status', 'data-verdict': '' },
    element('span', { 'aria-hidden': 'true' }, marks[kind]),
    ' ',
    element('b', {}, inline(text)),
    ...place,
    '. ',
    link ? element('a', { href: errorPath(link.problem) }, link.words) : null,
  )
}
