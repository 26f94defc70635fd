import type { HTMLElement } from 'node-html-parser'
import type { Kind, PageRecord, SectionRecord } from '../../src/lib/search/page-record.ts'
import { spacedText } from './spaced-text.ts'

/** What a path begins with, and what its pages are. */
const kindsOfPaths: readonly (readonly [start: string, kind: Kind])[] = [
  ['/errors/', 'problem'],
  ['/guide/', 'guide'],
  ['/providers/', 'provider'],
  ['/recipes/', 'recipe'],
  ['/lab/', 'lab'],
  ['/reference/', 'reference'],
  ['/versions/', 'version'],
  ['/glossary/', 'glossary'],
]

/** The head of a table's first column, and what its rows are. */
const kindsOfRows: readonly (readonly [head: RegExp, kind: Kind])[] = [
  [/^(?:Key|Keyword|Cookie|Member|In client_kwargs)$/, 'key'],
  [/^Claim$/, 'claim'],
]

/** What is named by itself: a row whose first cell begins with code or that has an id, and a term with its definition. */
const isNamed = (element: HTMLElement) =>
  (element.tagName === 'TR' && /^(?:<th[^>]*>|<td[^>]*>)\s*<code/.test(element.innerHTML.trim())) ||
  (element.tagName === 'TR' && element.id !== '') ||
  (element.tagName === 'DIV' && element.id !== '' && element.querySelector(':scope > dt') !== null)

/** What is no text of the page: the frame around it, heads of tables, and the marks of how a thing is known. */
const beside =
  '[data-not-indexed], [aria-hidden="true"], nav, script, style, template, svg, button, thead, a[href^="#source-"]'

/** Sections that lead elsewhere, or speak of the page itself. */
const skipped = new Set(['still-broken', 'by-version', 'experiment', 'how-it-was-checked'])

/**
 * What of a built page is searched: the element marked `data-indexed`, without what is marked `data-not-indexed`. null for
 * a page that has none.
 * @param document the parsed page; what is ignored is taken out of it
 */
export function pageRecord(path: string, document: HTMLElement): PageRecord | null {
  const body = document.querySelector('[data-indexed]')
  if (!body) return null
  for (const table of body.querySelectorAll('table')) {
    table.setAttribute('data-head', spacedText(table.querySelector('thead th')))
  }
  for (const element of body.querySelectorAll(beside)) element.remove()
  const kind = kindsOfPaths.find(([start]) => path.startsWith(start))?.[1] ?? 'page'
  const title = body.querySelector('h1')
  const name = spacedText(title)
  title?.remove()
  return { path, title: name, kind, sections: sectionsOf(body).filter(isTold) }
}

function isTold({ anchor, heading, text }: SectionRecord): boolean {
  return !skipped.has(anchor) && heading + text !== ''
}

interface Open {
  readonly anchor: string
  readonly heading: string
  readonly pieces: string[]
}

function sectionsOf(body: HTMLElement): readonly SectionRecord[] {
  const done: SectionRecord[] = []
  let open: Open = { anchor: '', heading: '', pieces: [] }
  const close = () => done.push({ anchor: open.anchor, heading: open.heading, text: open.pieces.join('\n') })
  const walk = (element: HTMLElement): void => {
    if (/^H[2-4]$/.test(element.tagName) && element.id !== '') {
      close()
      open = { anchor: element.id, heading: spacedText(element), pieces: [] }
    } else if (isNamed(element)) {
      done.push(namedRecord(element, open))
    } else if (element.querySelector('h2[id], h3[id], h4[id], tr, div[id] > dt')) {
      for (const child of element.children) walk(child)
    } else {
      const text = spacedText(element)
      if (text !== '') open.pieces.push(text)
    }
  }
  walk(body)
  close()
  return done
}

function namedRecord(element: HTMLElement, { anchor }: Open): SectionRecord {
  const [first, ...rest] = element.children
  const kind = kindOfRow(element)
  const name = spacedText(first ?? null)
  const heading = headingOf(first, name)
  return {
    anchor: element.id || anchor,
    heading,
    text: [...(name === heading ? [] : [name]), ...rest.map(spacedText)].join('\n'),
    ...(kind === undefined ? {} : { kind }),
  }
}

/** The names in a cell: what is code there, or linked; of a term only the first, for its other names stand in the text. */
function headingOf(cell: HTMLElement | undefined, whole: string): string {
  const codes = cell?.querySelectorAll('code').map(spacedText) ?? []
  return codes.length > 0 ? codes.join(', ') : spacedText(cell?.querySelector('a') ?? null) || whole
}

function kindOfRow(element: HTMLElement): Kind | undefined {
  if (element.id.startsWith('claim-')) return 'claim'
  const head = element.closest('table')?.getAttribute('data-head') ?? ''
  return kindsOfRows.find(([pattern]) => pattern.test(head))?.[1]
}
