import type { Finding, Report } from '#lib/findings/finding.ts'
import { kindTitles, verdictOf } from './verdict.ts'

const readers = { tomllib: 'Python’s tomllib', 'toml-0.10': 'the package toml 0.10' } as const

/** A report as Markdown, for a bug report: its secrets are masked, as they are in the report. */
export function reportMarkdown(report: Report, streamlit: string): string {
  const groups = (['refused', 'fails', 'surprising'] as const).flatMap((kind) => {
    const findings = report.findings.filter((finding) => finding.kind === kind)
    return findings.length === 0 ? [] : [`### ${kindTitles[kind]}`, ...findings.map(item)]
  })
  const more = report.more === 0 ? [] : [`… and ${report.more} more.`]
  return [
    `**secrets.toml, checked for Streamlit ${streamlit}** (read with ${readers[report.reader]})`,
    `${verdictOf(report.findings).text}.`,
    ...groups,
    ...more,
    `### The file, secrets masked\n\n${fenced(report.masked, 'toml')}`,
    '',
  ].join('\n\n')
}

function item({ title, at, path, so, streamlit, fix, code }: Finding): string {
  const place = [...at.slice(0, 3).map(({ line }) => `line ${line}`), ...(path === undefined ? [] : [`\`${path}\``])]
  const says = streamlit.says === undefined ? [] : [indent(fenced(streamlit.says, 'text'))]
  return [
    `- **${title}** (${[...place, code].join(', ')})`,
    indent(so),
    indent(streamlit.does),
    ...says,
    indent(`What to do: ${fix}`),
  ].join('\n\n')
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

/** A fence that is longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}
