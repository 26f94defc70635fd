import type { FindingKind } from '#lib/findings/finding.ts'
import { withMark } from '#lib/findings/rule.ts'
import { rules } from '#lib/rules/index.ts'

/** What a code stands for, without a file at hand. Code between backticks. */
export interface Explanation {
  readonly code: string
  readonly kind: FindingKind
  readonly title: string
  /** What it is. */
  readonly about: string
  /** What Streamlit does, with a mark when that was not measured. */
  readonly does: string
  /** Word for word; what it says depends on the file where this is missing. */
  readonly says?: string
  /** How to mend it. */
  readonly fix: string
}

/** What there is to say of a code; undefined for one that no rule has. */
export function explain(code: string): Explanation | undefined {
  const rule = rules.find((one) => one.code === code)
  if (rule === undefined) return undefined
  const { kind, title, about, streamlit, known, fix } = rule
  const does = withMark(streamlit.does, known)
  return { code, kind, title, about, does, fix, ...(streamlit.says === undefined ? {} : { says: streamlit.says }) }
}

/** Every code, in the order of the table. */
export function allCodes(): readonly string[] {
  return rules.map(({ code }) => code)
}
