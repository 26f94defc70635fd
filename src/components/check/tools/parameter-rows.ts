import { explain } from '#lib/facts/explanations/explain.ts'
import type { Explanation } from '#lib/facts/explanations/explanation.ts'
import type { RequestParameter } from '#lib/pasted/authorization-request/read-request.ts'
import { originNames } from '#lib/pasted/authorization-request/words.ts'
import { type Child, element, inline } from '../page/dom.ts'

/** A list of names and values, each with what it is for. */
export function rows(items: readonly HTMLElement[]): HTMLElement {
  return element('ul', { class: 'rows', role: 'list' }, ...items)
}

export function row(c: {
  name: Child
  tag: string | null
  value: Child
  texts: readonly Child[]
  kind?: string
}): HTMLElement {
  return element(
    'li',
    c.kind === undefined ? {} : { class: c.kind },
    element(
      'p',
      { class: 'head' },
      element('b', {}, c.name),
      c.tag === null ? null : element('span', { class: 'tag' }, c.tag),
    ),
    element('p', { class: 'value' }, c.value),
    ...c.texts.filter((text) => text !== null).map((text) => element('p', { class: 'soft' }, text)),
  )
}

export function explained(explanation: Explanation | null): Child[] {
  if (explanation === null) return []
  const { text, streamlit, section } = explanation
  const link = section && element('a', { href: section.href, rel: 'noreferrer' }, section.label)
  const first = document.createDocumentFragment()
  first.append(inline(text), ...(link ? [' ', link] : []))
  return [first, streamlit === undefined ? null : inline(`Streamlit: ${streamlit}`)]
}

export function parameterRow({ name, value, origin, repeated }: RequestParameter): HTMLElement {
  const known = explain('authorization-request', name)
  return row({
    name: element('code', {}, name),
    tag: repeated ? `${originNames[origin]}, twice` : originNames[origin],
    value: value === '' ? element('i', {}, 'empty') : element('code', {}, value),
    texts: known === null ? ['No standard parameter: the provider’s own.'] : explained(known),
  })
}
