import type { Report } from '#lib/findings/finding.ts'
import { element } from './dom.ts'

/** The most logins that are listed. */
const most = 20

/** A line for each login that the file makes possible: where it leads, or what it raises. */
export function loginLines({ logins }: Report): HTMLElement[] {
  const items = logins.slice(0, most).map(({ provider, outcome }) => {
    const call = provider === 'default' ? 'st.login()' : `st.login("${provider}")`
    const does = outcome.ok ? 'sends the browser to the provider' : `raises ${outcome.type}`
    return element(
      'li',
      { class: outcome.ok ? 'goes' : 'stops' },
      element('span', { 'aria-hidden': 'true' }, outcome.ok ? '→ ' : '✕ '),
      element('code', {}, call),
      ` ${does}`,
    )
  })
  return items.length === 0 ? [] : [element('ul', { class: 'logins', role: 'list' }, ...items)]
}
