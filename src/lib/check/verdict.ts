import type { Finding, FindingKind } from '#lib/findings/finding.ts'

/** What findings come to, in one line. */
export interface Verdict {
  readonly kind: FindingKind | 'good'
  readonly text: string
}

const words = { refused: 'Streamlit refuses this file', fails: 'Streamlit takes it, and the login will fail' } as const

/** Findings that say that rules were left out: without more, nothing is known to work. */
const partial: ReadonlySet<string> = new Set(['secrets-too-large', 'nested-too-deep'])

/** The worst of the findings decides. */
export function verdictOf(findings: readonly Pick<Finding, 'kind' | 'code'>[]): Verdict {
  for (const kind of ['refused', 'fails'] as const) {
    if (findings.some((finding) => finding.kind === kind)) return { kind, text: words[kind] }
  }
  if (findings.some(({ code }) => partial.has(code))) {
    return { kind: 'surprising', text: 'Not all of it could be checked' }
  }
  const count = findings.length
  if (count === 0) return { kind: 'good', text: 'Nothing found' }
  return { kind: 'surprising', text: `It works, with ${count === 1 ? 'one thing' : `${count} things`} to look at` }
}

export const kindTitles: Readonly<Record<FindingKind, string>> = {
  refused: 'Streamlit refuses it',
  fails: 'Streamlit takes it, and the login will fail',
  surprising: 'It works, and is unsafe or surprising',
}
