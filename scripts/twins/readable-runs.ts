import { type HTMLElement, parse } from 'node-html-parser'

/**
 * Makes recorded messages lines: each keeps what its summary says; what is in it can be read on the page. Of a message that
 * went alike with a fault and without it one line stays.
 * @param main it is changed
 */
export function readableRuns(main: HTMLElement): void {
  for (const element of main.querySelectorAll('.runs > h4, .runs > .fold, .runs .alike > .broken')) element.remove()
  for (const step of main.querySelectorAll('.runs ol > :not(.alike) > .step')) {
    line(step, step.classList.contains('control') ? 'Control run' : 'With the fault')
  }
  for (const step of main.querySelectorAll('.runs .step, details.msg')) line(step, null)
}

function line(step: HTMLElement, name: string | null): void {
  const summary = step.querySelector('summary')
  summary?.querySelector('.n')?.remove()
  for (const gap of summary?.querySelectorAll('wbr') ?? []) gap.remove()
  const parts = (summary?.children ?? []).map(({ innerHTML }) => innerHTML.trim()).filter((html) => html !== '')
  step.replaceWith(parse(`<p>${name === null ? '' : `<b>${name}:</b> `}${parts.join(' · ')}</p>`))
}
