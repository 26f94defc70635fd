import { explain } from '#lib/facts/explanations/explain.ts'
import type { Joined } from '#lib/pasted/cookie/joined.ts'
import type { CookieReport } from '#lib/pasted/cookie/judge-cookies.ts'
import { type Child, element } from '../page/dom.ts'
import { findingGroups } from '../page/finding-view.ts'
import { defineTool } from './check-tool.ts'
import { explained, row, rows } from './parameter-rows.ts'

defineTool('cookie-opener', {
  job: 'cookie',
  question: ({ cookies = '', secret = '', origin = '' }) =>
    cookies.trim() === ''
      ? { nothing: 'Paste a cookie' }
      : { text: cookies, secret, now: Date.now() / 1000, origin: originOf(origin.trim()) },
  draw: (report, { secret = '' }) => {
    const { cookies, findings, user } = report
    const ours = cookies.some(({ kind }) => kind !== 'other')
    const fails = findings.some(({ kind }) => kind === 'fails')
    const kind = !ours
      ? 'open'
      : fails
        ? 'fails'
        : user?.['is_logged_in'] === true
          ? 'good'
          : findings.length > 0
            ? 'surprising'
            : 'open'
    const text = !ours
      ? 'No cookie of Streamlit’s is in it'
      : fails
        ? 'Streamlit would not take this'
        : user?.['is_logged_in'] === true
          ? 'Streamlit takes it: logged in'
          : secret === ''
            ? 'Taken apart. Whether its signature fits is not known without the secret'
            : 'Taken apart'
    return {
      kind,
      text,
      below: [...findingGroups(findings), ...userView(user), ...cookieViews(report), ...sizes(report)],
    }
  },
})

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : ''
}

function userView(user: CookieReport['user']): HTMLElement[] {
  if (user === null) return []
  return [heading('st.user would be'), code(JSON.stringify(user, null, 2))]
}

function cookieViews({ cookies, joined }: CookieReport): HTMLElement[] {
  if (cookies.length === 0) return []
  const items = cookies.map(({ name, parts, bytes, attributes, ends }) =>
    row({
      name: element('code', {}, name),
      tag: `${bytes} bytes`,
      value: parts === null ? null : code(parts.text),
      texts: [
        parts === null
          ? null
          : `${signatures[parts.signature]} Signed ${when(parts.signedAt)}, ${age(parts.age)}.${parts.compressed ? ' Compressed.' : ''}`,
        ends === null ? null : `A browser keeps it until ${when(ends)}.`,
        attributes === null || attributes.length === 0
          ? null
          : attributes.map(([key, value]) => key + (value && `=${value}`)).join('; '),
        ...explained(explain('cookie', name)),
      ],
    }),
  )
  return [...joined.flatMap(joinedView), heading('Every cookie'), rows(items)]
}

function joinedView({ name, pieces, text }: Joined): HTMLElement[] {
  if (text === null) return []
  return [heading(`${name}, put together from ${pieces} pieces`), code(text)]
}

const signatures = {
  right: '✓ The signature fits the secret.',
  wrong: '✕ The signature does not fit the secret.',
  unknown: 'The signature was not checked.',
} as const

function sizes({ largest, line }: CookieReport): HTMLElement[] {
  return [
    heading('Sizes'),
    meter('The largest cookie, with the attributes that were pasted', largest, 'browsers throw a larger one away'),
    meter('All of them in one Cookie line', line, 'with a longer one Streamlit’s page loads for ever'),
  ]
}

function meter(label: string, { bytes, limit }: CookieReport['line'], beyond: string): HTMLElement {
  const bar = element('meter', {
    min: '0',
    max: String(limit),
    high: String(Math.floor(limit * 0.85)),
    value: String(bytes),
  })
  const text = `${label}: ${bytes.toLocaleString('en')} of ${limit.toLocaleString('en')} bytes; ${beyond}. `
  return element('p', { class: 'meter' }, element('label', {}, text, bar))
}

function heading(text: string): HTMLElement {
  return element('h3', { class: 'group' }, text)
}

function code(text: string): HTMLElement {
  return element('pre', { class: 'opened' }, element('code', {}, visible(text)))
}

/** No character of a cookie can hide or turn the text around. */
function visible(text: string): Child {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char === '\n' ? char : `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

function when(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime())
    ? 'at no time that a calendar has'
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function age(seconds: number): string {
  if (seconds < 0) return 'in the future'
  const [unit, size] =
    seconds < 7200
      ? (['minute', 60] as const)
      : seconds < 172_800
        ? (['hour', 3600] as const)
        : (['day', 86_400] as const)
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}
