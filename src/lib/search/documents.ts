import type { Entry } from '#lib/problems/entry.ts'
import { vendorCodes } from '#lib/problems/vendor-codes.ts'
import type { Piece } from './excerpt.ts'
import { fold } from './fold.ts'
import type { Kind, PageRecord, SectionRecord } from './page-record.ts'

/** A section as it is looked for. */
export interface SearchDocument {
  readonly id: number
  readonly page: PageRecord
  readonly section: SectionRecord
  readonly kind: Kind
  /** Its text, folded. */
  readonly folded: string
  /** The title of its page, folded. */
  readonly title: string
  /** What it is called, folded: its heading and each of several names in it; the top of a page its title and its code. */
  readonly names: readonly [heading: string, ...others: string[]]
  /** Its page speaks of error numbers of providers. */
  readonly numbered: boolean
  /** Words by which people look for it that do not stand there. */
  readonly also: string
}

/** A section that was found. */
export interface Found {
  readonly item: SearchDocument
  /** Never below 0. */
  readonly score: number
  /** Made for what is shown only. */
  readonly excerpt: () => readonly Piece[]
}

/** What people call such a thing when they look for one by its name. */
const said: Readonly<Partial<Record<Kind, string>>> = { claim: 'claim', key: 'key parameter cookie' }

/** The sections of all pages. `entries`: the finder's table, for the words by which people look for a problem. */
export function documentsOf(pages: readonly PageRecord[], entries: readonly Entry[]): readonly SearchDocument[] {
  const words = new Map(entries.map(({ code, words: also = '' }) => [`/errors/${code}/`, `${also} ${code}`]))
  return pages
    .flatMap((page) => {
      const numbered = page.sections.some(({ text }) => vendorCodes(text).length > 0)
      return page.sections.map((section) => ({ page, section, numbered }))
    })
    .map(({ page, section, numbered }, id) => {
      const isTop = section.heading === ''
      return {
        id,
        page,
        section,
        kind: section.kind ?? page.kind,
        folded: fold(section.text),
        title: fold(page.title),
        numbered,
        names: isTop ? topNames(page) : namesIn(fold(section.heading)),
        also: isTop ? (words.get(page.path) ?? '') : (said[section.kind ?? page.kind] ?? ''),
      }
    })
}

/** Of `/lab/attacks/mix-up/` the title, `mix-up` and `mix up`. */
function topNames({ path, title }: PageRecord): SearchDocument['names'] {
  const code = path.split('/').findLast((step) => step !== '') ?? ''
  return [fold(title), code, code.replaceAll('-', ' ')]
}

function namesIn(heading: string): SearchDocument['names'] {
  return [heading, ...(heading.includes(', ') ? heading.split(', ') : [])]
}
