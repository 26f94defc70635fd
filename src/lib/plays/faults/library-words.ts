import { visibleText } from '#lib/inspector/visible-text.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'

/** What openid-client had to do with a run. */
export interface LibraryWords {
  /** Its words, in order; none where it had no objection. */
  readonly says: readonly string[]
  /** How far it came: not called at all, the metadata when the login began, or the answer of the token endpoint. */
  readonly asked: 'never' | 'to begin' | 'to finish'
}

export function libraryWords(exchanges: readonly Exchange[]): LibraryWords {
  // Where no answer came, `fetch` has words of its own at the message.
  const remarks = exchanges
    .flatMap((exchange) => exchange.remarks)
    .filter(({ kind, text }) => kind === 'library' && text.startsWith('openid-client: '))
  const phases = new Set(exchanges.map(phaseOf))
  return {
    says: [...new Set(remarks.map(({ text }) => visibleText(text)))],
    asked: phases.has('token') ? 'to finish' : phases.has('metadata') ? 'to begin' : 'never',
  }
}
