import { explain } from '#lib/facts/explanations/explain.ts'
import type { JudgedMember, MemberUse } from '#lib/pasted/discovery/judge-discovery.ts'
import { element } from '../page/dom.ts'
import { findingGroups } from '../page/finding-view.ts'
import { defineTool } from './check-tool.ts'
import { explained, row, rows } from './parameter-rows.ts'

const texts = {
  refused: 'With this document the login will fail',
  fails: 'With this document the login will fail',
  surprising: 'Streamlit works with it, with something to look at',
  good: 'Streamlit works with it',
} as const

defineTool('discovery-judge', {
  job: 'discovery',
  question: ({ document: text = '', url = '' }) =>
    text.trim() === '' ? { nothing: 'Paste a discovery document' } : { text, url: url.trim() },
  draw: ({ findings, members }) => {
    const kind = findings.some((one) => one.kind === 'fails') ? 'fails' : findings.length > 0 ? 'surprising' : 'good'
    return {
      kind,
      text: texts[kind],
      below: [
        ...findingGroups(findings),
        ...(members.length === 0
          ? []
          : [element('h3', { class: 'group' }, 'Every member'), rows(members.slice(0, 200).map(memberRow))]),
      ],
    }
  },
})

const uses: Readonly<Record<MemberUse, string>> = {
  login: 'read at the login',
  callback: 'read at the callback',
  logout: 'read at the logout',
  never: 'not read',
}

const marks = { fails: '✕ ', surprising: '! ', good: '✓ ', unused: '' } as const

function memberRow({ name, value, use, verdict }: JudgedMember): HTMLElement {
  return row({
    name: element('code', {}, marks[verdict], name),
    tag: uses[use],
    value: element('code', {}, value),
    texts: explained(explain('metadata', name)),
    kind: verdict,
  })
}
