import type { FlowStep } from '#lib/inspector/flow-view.ts'
import type { HarReading } from './read-har.ts'

/** What was found in a HAR, as plain text for an issue or a chat. It is made of what is masked already. */
export function reportText({ verdict, steps, kept, entries, withoutCookies }: HarReading): string {
  const at = verdict.at ? ` (step ${verdict.at.first})` : ''
  const problem = verdict.link ? [`Problem: ${verdict.link.problem}`] : []
  const cookies = withoutCookies ? ['The HAR was exported without cookies.'] : []
  return [
    `${verdict.text}${at}.`,
    ...problem,
    `${kept} of ${entries} messages of the HAR are of a login. Secrets are masked.`,
    ...cookies,
    '',
    ...steps.flatMap(stepLines),
  ].join('\n')
}

function stepLines({ number, route, title, outcome, problems, findings, groups }: FlowStep): string[] {
  const rows = groups.filter(({ ordinary }) => !ordinary).flatMap(({ rows: all }) => all)
  return [
    `${number}. ${route}: ${title.join(' ')}${outcome ? ` → ${outcome}` : ''}`,
    ...[...problems, ...findings.map(({ text }) => text)].map((text) => `   ${text}`),
    ...rows.map(({ name, value, short }) => `   ${name}: ${short ?? value}`),
  ]
}
