import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'

/** A cell of a table: its text, and what stands there as code. */
export interface Cell {
  readonly text: string
  readonly codes: readonly string[]
}

/** The words of a built page, such as "guide/configure", with single blanks. */
export function pageText(dist: string, page: string): string {
  return wordsOf(pageOf(dist, page).querySelector('main') ?? pageOf(dist, page))
}

/** The rows of the first table after a heading of a guide page, without the row of heads. */
export function guideTable(dist: string, section: string, heading: string): readonly (readonly Cell[])[] {
  let at: HTMLElement | null = pageOf(dist, `guide/${section}`).getElementById(heading)
  while (at !== null && at.querySelector('table') === null) at = at.nextElementSibling
  const rows = at?.querySelectorAll('tbody tr') ?? []
  if (rows.length === 0) throw new Error(`no table after #${heading} of ${section}`)
  return rows.map((row) =>
    row.querySelectorAll('th, td').map((cell) => ({
      text: wordsOf(cell),
      codes: cell.querySelectorAll('code').map((code) => code.text),
    })),
  )
}

function pageOf(dist: string, page: string): HTMLElement {
  const root = parse(readFileSync(join(dist, 'client', page, 'index.html'), 'utf8'))
  for (const script of root.querySelectorAll('script')) script.remove()
  return root
}

function wordsOf(element: HTMLElement): string {
  return element.text.replace(/\s+/g, ' ').trim()
}
