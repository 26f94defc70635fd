import type { Finding, Report } from '#lib/findings/finding.ts'

/** A report, and what it is of. */
export interface Checked {
  /** As it was named; "standard input" for "-". */
  readonly name: string
  readonly streamlit: string
  /** Where the guide is; undefined where that was not said. */
  readonly site: string | undefined
  readonly report: Report
}

/** Whether Streamlit refuses the file or the login will fail; so is a file that could not be looked into. */
export function hasErrors({ findings, logins }: Report): boolean {
  return logins.length === 0 || findings.some(isError)
}

export function isError({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind !== 'surprising'
}
