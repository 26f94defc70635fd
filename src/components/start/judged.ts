import { judgeDiscovery } from '#lib/pasted/discovery/judge-discovery.ts'
import { escaped } from './colour.ts'
import { inline } from './render.ts'

/**
 * What Streamlit makes of a discovery document, as HTML of which every text is escaped.
 *
 * @param url the metadata URL, empty where it is not known
 */
export function drawJudgement(text: string, url: string): string {
  const { findings } = judgeDiscovery(text, url === '' ? {} : { url })
  const items = findings.map(
    ({ kind, title, so, fix }) =>
      `<li class="${escaped(kind)}"><b>${kind === 'fails' ? '✕ ' : '! '}${inline(title)}</b><br>${inline(so)} ${inline(fix)}</li>`,
  )
  const verdict = findings.some(({ kind }) => kind === 'fails')
    ? '<p class="bad">✕ A login with this document fails.</p>'
    : '<p class="ok">✓ Streamlit can log in with this document.</p>'
  return `<div class="judged">${verdict}<ul>${items.join('')}</ul></div>`
}
