import type { Finding, FindingKind, Where } from '#lib/findings/finding.ts'
import { problemOfFinding } from '#lib/pasted/problems.ts'
import { button, element, inline } from './dom.ts'

/** What a finding can do to the text that it is about. */
export interface FindingActions {
  /** Goes to the finding's place. */
  readonly go?: (finding: Finding) => void
  /** Makes the finding's change. */
  readonly mend?: (finding: Finding) => void
}

/** The id of the element that shows finding number `index` of a list. */
export const findingId = (index: number): string => `finding-${index + 1}`

interface Grouping {
  readonly titles?: Readonly<Record<FindingKind, string>>
  readonly actions?: FindingActions
  /** Each finding gets an id of its own, so that marks can lead to it. */
  readonly id?: boolean
}

const toolTitles: Readonly<Record<FindingKind, string>> = {
  refused: 'Streamlit refuses it',
  fails: 'This breaks the login',
  surprising: 'Unsafe or surprising',
}

/** Findings by kind, worst first, each group under a heading of level 3. */
export function findingGroups(
  findings: readonly Finding[],
  { titles = toolTitles, actions = {}, id = false }: Grouping = {},
): HTMLElement[] {
  return (['refused', 'fails', 'surprising'] as const).flatMap((kind) => {
    const items = findings.flatMap((finding, index) =>
      finding.kind === kind ? [findingView(finding, actions, id ? findingId(index) : null)] : [],
    )
    if (items.length === 0) return []
    return [
      element('h3', { class: 'group' }, titles[kind]),
      element('ul', { class: 'findings', role: 'list' }, ...items),
    ]
  })
}

const marks = { refused: '✕', fails: '✕', surprising: '!' } as const

function findingView(finding: Finding, { go, mend }: FindingActions, id: string | null): HTMLLIElement {
  const { code, kind, title, so, streamlit, fix, edit } = finding
  // As src/data/addresses.ts has it, which would be a request more here.
  const name = element('a', { href: `/errors/${problemOfFinding(code)}/` }, inline(title))
  const made = element(
    'li',
    { class: `finding ${kind}`, ...(id === null ? {} : { id, tabindex: '-1' }) },
    element('h4', {}, element('span', { 'aria-hidden': 'true' }, `${marks[kind]} `), name),
    place(finding, go),
    element('p', {}, inline(so)),
    element('p', {}, element('b', {}, 'What Streamlit does: '), inline(streamlit.does)),
    streamlit.says === undefined ? null : said(streamlit.says, streamlit.where),
    element('p', {}, element('b', {}, 'What to do: '), inline(fix)),
  )
  if (edit && mend) made.append(button(edit.label, () => mend(finding), 'btn mini mend'))
  return made
}

function place(finding: Finding, go: FindingActions['go']): HTMLElement | null {
  const { at, path } = finding
  const [first] = at
  if (first === undefined && path === undefined) return null
  const line = first === undefined ? null : `Line ${first.line}`
  const others = at.length > 1 ? ` and ${at.length - 1} more` : ''
  return element(
    'p',
    { class: 'place' },
    line === null ? null : go ? button(line, () => go(finding)) : line,
    others,
    path === undefined ? null : element('code', {}, path),
  )
}

const heads: Readonly<Record<Where, string>> = {
  screen: 'On the app’s page',
  log: 'In the server’s log',
  browser: 'In the browser',
  nothing: 'Nowhere',
}

/** What Streamlit says, word for word, as it looks where it is said. */
function said(text: string, where: Where = 'screen'): HTMLElement {
  return element(
    'figure',
    { class: `said ${where}` },
    element('figcaption', {}, heads[where]),
    element('pre', {}, element('code', {}, text)),
  )
}
