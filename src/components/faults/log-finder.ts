import { type LoggedLine, logScore } from '#lib/plays/faults/log-match.ts'

/**
 * `<log-finder>` around a field: hides the rows of the list that the pasted log fits less well than others. What is
 * pasted stays in the page.
 */
class LogFinder extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea')
    field?.addEventListener('input', () => this.#find(field.value))
    if (field?.value) this.#find(field.value)
  }

  #find(pasted: string): void {
    const rows = [...document.querySelectorAll<HTMLElement>('li[data-log]')]
    const scores = rows.map((row) => logScore(pasted, linesOf(row)))
    const best = Math.max(...scores)
    for (const [index, row] of rows.entries()) row.hidden = best > 0 && scores[index] !== best
    for (const section of document.querySelectorAll('.finder section')) {
      section.toggleAttribute('hidden', section.querySelector('li:not([hidden])') === null)
    }
    this.#say(pasted.trim() === '' ? '' : inWords(scores.filter((score) => score === best && best > 0).length))
  }

  #say(text: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = text
  }
}

function linesOf({ dataset }: HTMLElement): readonly LoggedLine[] {
  // Written by FaultList.astro.
  const lines: readonly (readonly [string, string | null])[] = JSON.parse(dataset.log ?? '[]')
  return lines.map(([text, exception]) => ({ text, exception }))
}

function inWords(count: number): string {
  if (count === 0) return 'None of the faults here logs this. The list is whole again.'
  if (count === 1) return 'One fault logs this.'
  return `${count} faults log this. The last line of the traceback, where there is one, tells them apart.`
}

customElements.define('log-finder', LogFinder)
