import { errorPath } from '#data/addresses.ts'
import type { Ask } from '#lib/problems/entry.ts'
import type { Hit } from '#lib/problems/find-problems.ts'
import { element } from './element.ts'

interface Shown {
  readonly hit: Hit
  readonly pasted: string
  /** The likeliest: with the question that tells it from its like. */
  readonly first: boolean
  /** Of each problem, by its code. */
  readonly titles: ReadonlyMap<string, string>
  /** Why it is this one, where no pasted text says so. */
  readonly because?: string
}

/** A problem that fits, with why. What was pasted is shown as text. */
export function hitItem({ hit, pasted, first, titles, because }: Shown): HTMLLIElement {
  const { code, title, ask } = hit.entry
  const item = element(
    'li',
    {},
    element('a', { href: errorPath(code) }, title),
    because ? element('span', { class: 'soft' }, because) : why(hit, pasted),
  )
  if (first && ask) item.append(...question(ask, titles))
  return item
}

function question({ question: text, answers }: Ask, titles: Shown['titles']): readonly HTMLElement[] {
  const choices = answers.map(({ if: answer, go }) =>
    element('li', {}, element('span', {}, answer), element('a', { href: errorPath(go) }, titles.get(go) ?? go)),
  )
  return [element('p', {}, text), element('ul', {}, ...choices)]
}

function why({ by, what, line }: Hit, pasted: string): HTMLElement {
  if (by === 'words' || line === null) return element('span', { class: 'soft' }, 'By its words.')
  const count = pasted.split('\n').length
  const where = count > 1 && line <= count ? `Line ${line}: ` : by === 'code' ? 'This code: ' : 'This text: '
  return element('span', { class: 'soft' }, where, element('code', {}, what))
}

/** A provider's number that no page here is about. */
export function unknownNumber(number: string): HTMLLIElement {
  const item = element(
    'li',
    {},
    element('code', {}, number),
    ' is not in the table, and no other number stands for it. ',
  )
  if (!number.startsWith('AADSTS')) return item
  const href = `https://login.microsoftonline.com/error?code=${number.slice('AADSTS'.length)}`
  item.append(element('a', { class: 'out', href, rel: 'noreferrer' }, 'Microsoft says what it means'), '.')
  return item
}
