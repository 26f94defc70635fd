import type { Finding } from '#lib/findings/finding.ts'
import { type Checked, isError } from '../checked.ts'
import { pageOf } from '../page-of.ts'

/** SARIF 2.1.0 (OASIS), which code scanning takes. Columns count UTF-16 units. */
export function asSarif({ name, site, report }: Checked): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))]
  const rules = codes.map((code) => ruleOf(code, report.findings, site))
  const run = {
    tool: { driver: { name: 'streamlit-auth-doctor', rules } },
    columnKind: 'utf16CodeUnits',
    results: report.findings.map((finding) => result(finding, { name, rule: codes.indexOf(finding.code) })),
  }
  return JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

function ruleOf(code: string, findings: readonly Finding[], site: string | undefined) {
  const finding = findings.find((one) => one.code === code)
  const page = pageOf(code, site)
  return {
    id: code,
    shortDescription: { text: finding?.title ?? code },
    help: { text: `${finding?.fix ?? ''} More: ${page}` },
    // An absolute URI, or none (SARIF 2.1.0 §3.49.12).
    ...(site === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: finding !== undefined && isError(finding) ? 'error' : 'warning' },
  }
}

function result(finding: Finding, of: { readonly name: string; readonly rule: number }) {
  const { code, at, so, streamlit, fix } = finding
  const says = streamlit.says === undefined ? '' : ` It says: ${streamlit.says}`
  const [first] = at
  const region = first === undefined ? { startLine: 1 } : { startLine: first.line, startColumn: first.column }
  return {
    ruleId: code,
    ruleIndex: of.rule,
    level: isError(finding) ? 'error' : 'warning',
    message: { text: `${so} Streamlit: ${streamlit.does}${says} Do: ${fix}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(of.name) }, region } }],
  }
}

/** A path as the reference of a URI (RFC 3986 §4.2). */
function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
