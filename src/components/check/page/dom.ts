import { inlineParts } from '#data/inline.ts'

export type Child = Node | string | null

/** An element with attributes and children; null children are left out. Text is text: nothing is parsed as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A text whose backticks mark code. */
export function inline(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const part of inlineParts(text)) fragment.append(part.code ? element('code', {}, part.text) : part.text)
  return fragment
}

export function button(label: string, onClick: () => void, className = 'btn mini'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label)
  made.addEventListener('click', onClick)
  return made
}

/** The part of our own markup that a selector names; an error when the two do not fit. */
export function part<T extends Element>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector)
  if (!(found instanceof type)) throw new Error(`no ${selector}`)
  return found
}
