import { type Checked, hasErrors } from '../checked.ts'
import { pageOf, problemOf } from '../page-of.ts'

/** For programs: the report, each finding with its page; edits left out, since they hold what stands in the file. */
export function asJson({ name, streamlit, site, report }: Checked): string {
  const { reader, findings, more, logins } = report
  const told = findings.map(({ edit: _edit, ...finding }) => ({
    ...finding,
    problem: problemOf(finding.code),
    page: pageOf(finding.code, site),
  }))
  return JSON.stringify(
    { file: name, streamlit, reader, ok: !hasErrors(report), logins, findings: told, more },
    null,
    2,
  )
}
