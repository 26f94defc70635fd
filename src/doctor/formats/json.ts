import { type Checked, hasErrors } from '../checked.ts'

/** For programs: the report, edits left out, since they hold what stands in the file. */
export function asJson({ name, streamlit, report }: Checked): string {
  const { reader, findings, more, logins } = report
  const told = findings.map(({ edit: _edit, ...finding }) => finding)
  return JSON.stringify(
    { file: name, streamlit, reader, ok: !hasErrors(report), logins, findings: told, more },
    null,
    2,
  )
}
