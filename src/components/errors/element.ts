export type Child = Node | string | null

// The checker's page has the same for itself: a module that the scripts of two pages share becomes a file of its own, which
// costs each of them a request.

/** An element with attributes and children; null children are left out. Text is text: nothing is parsed as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K]
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement
export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A text whose backticks mark code. */
export function inline(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const part of text.split(/(`[^`]+`)/)) {
    fragment.append(/^`[^`]+`$/.test(part) ? element('code', {}, part.slice(1, -1)) : part)
  }
  return fragment
}
