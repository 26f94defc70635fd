import type { Finding } from '#lib/findings/finding.ts'
import { type Checked, isError } from '../checked.ts'
import { pageOf } from '../page-of.ts'

/** Workflow commands of GitHub Actions, which mark the lines of a pull request. One line a finding. */
export function asGithub({ name, site, report }: Checked): string {
  const { findings, more } = report
  const rest = more > 0 ? [`::notice::${data(`secrets.toml: ${more} more findings`)}`] : []
  return [...findings.map((finding) => command(finding, { file: name, site })), ...rest].join('\n')
}

function command(finding: Finding, { file, site }: { file: string; site: string | undefined }): string {
  const { title, code, at, so, streamlit, fix } = finding
  const [first] = at
  const place = first === undefined ? {} : { line: first.line, col: first.column }
  const says = streamlit.says === undefined ? '' : `\nStreamlit says: ${streamlit.says}`
  const properties = Object.entries({ file, ...place, title: `${title} [${code}]` })
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',')
  return `::${isError(finding) ? 'error' : 'warning'} ${properties}::${data(`${so}\nStreamlit: ${streamlit.does}${says}\nDo: ${fix}\nMore: ${pageOf(code, site)}`)}`
}

// What the runner of GitHub Actions takes for an end of the command, and how it wants that written.
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
