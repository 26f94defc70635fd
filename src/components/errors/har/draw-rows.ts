import { unexplained } from '#components/lab/flow/step-words.ts'
import type { FlowGroup, FlowRow } from '#lib/inspector/flow-rows.ts'
import { type Child, element, inline } from '../element.ts'

/** What Rows.astro draws, drawn by the browser. */
export function drawRows({ rows, title }: FlowGroup, name: string): HTMLElement {
  return element(
    'dl',
    {},
    ...rows.map((row, index) =>
      element(
        'div',
        row.explanation === null ? { 'data-unexplained': '' } : {},
        element('dt', {}, row.name),
        element('dd', {}, value(row, `${name} ${title} ${index}`), ...reason(row)),
      ),
    ),
  )
}

function value({ value: text, short }: FlowRow, key: string): HTMLElement {
  if (short === null) return element('code', {}, text === '' ? element('i', {}, 'no value') : text)
  return element(
    'details',
    { 'data-key': key },
    element('summary', { class: 'fold-end' }, element('code', {}, short)),
    element('code', {}, text),
  )
}

function reason({ name, explanation }: FlowRow): Child[] {
  if (explanation === null) return [unexplained(name)]
  const { text, streamlit, section } = explanation
  return [
    inline(text),
    ...(streamlit ? [' ', element('b', {}, 'Streamlit:'), ' ', inline(streamlit)] : []),
    ...(section ? [' ', element('a', { href: section.href }, section.label)] : []),
  ]
}
