import type { Finding, FindingKind, Report } from './finding.ts'

export const kindNames: Readonly<Record<FindingKind, string>> = {
  refused: 'Streamlit refuses it',
  fails: 'Streamlit takes it, and the login fails',
  surprising: 'It works, and is unsafe or surprising',
}

/** A report for a bug report or a chat, secrets masked: the findings, then the file in letters and dots. */
export function toMarkdown(report: Report): string {
  const { findings, more, reader, masked } = report
  const found = findings.length === 0 ? ['Nothing was found.'] : findings.map(item)
  const rest = more === 0 ? [] : [`And ${more} more.`]
  return [`**secrets.toml**, read with \`${reader}\``, ...found, ...rest, fenced(masked, 'toml')].join('\n\n')
}

function item({ code, kind, title, at, so, streamlit, fix }: Finding): string {
  const [first] = at
  const where = first === undefined ? '' : `, line ${first.line}, column ${first.column}`
  const says = streamlit.says === undefined ? [] : [fenced(streamlit.says, 'text')]
  return [
    `- **${title}** (\`${code}\`${where}). ${kindNames[kind]}.`,
    `${so} ${streamlit.does}`,
    ...says,
    `What to do: ${fix}`,
  ]
    .map((part, index) => (index === 0 ? part : part.replace(/^/gm, '  ')))
    .join('\n\n')
}

/** Between fences longer than any in the text. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length).slice(0, 1000))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}
