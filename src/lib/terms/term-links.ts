/** A term of the glossary, as far as prose is searched for it. */
export interface Term {
  /** Its anchor on the glossary page. */
  readonly id: string
  /** What it is called, most usual first. */
  readonly names: readonly string[]
}

/** A piece of prose; with `id`, the first use of that term. */
export interface Piece {
  readonly text: string
  readonly id?: string
}

/** Finds each term once in texts that are given in the order of reading: its first use. */
export interface TermFinder {
  /** The text in pieces, at the first uses in it; what has been found is not found again. */
  pieces(text: string): readonly Piece[]
}

/** Names in capitals are abbreviations, and nothing else is meant by them; a plural is the term too. */
export function termFinder(terms: readonly Term[]): TermFinder {
  const ids = new Map(terms.flatMap(({ id, names }) => names.map((name) => [name.toLowerCase(), id] as const)))
  const names = terms.flatMap((term) => term.names).sort((a, b) => b.length - a.length)
  const anyName = new RegExp(`(?<![\\w-])(${names.map(escaped).join('|')})s?(?![\\w-])`, 'gi')
  const isAbbreviation = (name: string) => name === name.toUpperCase()
  const abbreviations = new Set(names.filter(isAbbreviation).map((name) => name.toLowerCase()))
  const used = new Set<string>()

  return {
    pieces(text) {
      const found: Piece[] = []
      let end = 0
      for (const match of text.matchAll(anyName)) {
        const name = match[1] ?? ''
        const id = ids.get(name.toLowerCase())
        if (id === undefined || used.has(id)) continue
        if (abbreviations.has(name.toLowerCase()) && !isAbbreviation(name)) continue
        used.add(id)
        if (match.index > end) found.push({ text: text.slice(end, match.index) })
        found.push({ text: match[0], id })
        end = match.index + match[0].length
      }
      if (end < text.length) found.push({ text: text.slice(end) })
      return found
    },
  }
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
