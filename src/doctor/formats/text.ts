import type { Finding } from '#lib/findings/finding.ts'
import { type Checked, isError } from '../checked.ts'
import { pageOf } from '../page-of.ts'
import { plain } from './plain.ts'

const places = { screen: 'on the page', log: 'in the log', browser: 'in the browser', nothing: 'nowhere' } as const

/** For a person at a terminal. */
export function asText({ name, streamlit, site, report }: Checked): string {
  const { findings, more, logins, reader } = report
  const ends = logins.map(({ provider, outcome }) => {
    const call = provider === 'default' ? 'st.login()' : `st.login(${JSON.stringify(provider)})`
    return outcome.ok ? `${call} goes on to the provider` : `${call} raises ${outcome.type}`
  })
  const errors = findings.filter(isError).length
  const counts = `${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}${more > 0 ? `, and ${more} more findings` : ''}`
  return plain(
    [
      `${name}, as Streamlit ${streamlit} reads it (${reader})`,
      ...findings.map((finding) => item(finding, site)),
      [
        ...ends.map((end) => `  ${end}`),
        `  ${counts}${findings.length > 0 ? ' (doctor explain CODE says more)' : ''}`,
      ].join('\n'),
    ].join('\n\n'),
  )
}

function item(finding: Finding, site: string | undefined): string {
  const { code, title, at, path, so, streamlit, fix } = finding
  const [first] = at
  const where = [...(first ? [`line ${first.line}, column ${first.column}`] : []), ...(path ? [path] : [])].join(', ')
  const says =
    streamlit.says === undefined
      ? []
      : [`  Streamlit says${streamlit.where ? ` ${places[streamlit.where]}` : ''}: ${streamlit.says}`]
  return [
    `${isError(finding) ? 'error  ' : 'warning'} ${title} [${code}]${where ? `  ${where}` : ''}`,
    `  ${so}`,
    `  Streamlit: ${streamlit.does}`,
    ...says,
    `  Do: ${fix}`,
    `  More: ${pageOf(code, site)}`,
  ].join('\n')
}

function count(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? '' : 's'}`
}
