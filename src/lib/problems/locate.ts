import { normalText } from './normal-text.ts'

/** How much may stand where a text has `…`, in UTF-16 units. */
const gap = 2_000
/** How often the first part of a text is tried before the rest is given up. */
const tries = 200

/** A text ready to be looked for: its parts between the `…`, in order. */
export type Parts = readonly string[]

export function partsOf(text: string): Parts {
  return text
    .split('…')
    .map((part) => normalText(part).trim())
    .filter((part) => part !== '')
}

/** Where the parts stand in a text of {@link normalText}, one after the other, on whole words; -1 for nowhere. */
export function locate(text: string, [first = '', ...rest]: Parts): number {
  if (first === '') return -1
  for (let at = find(text, first, 0), left = tries; at >= 0 && left > 0; at = find(text, first, at + 1), left -= 1) {
    if (rest.length === 0 || followed(text.slice(at + first.length, at + first.length + gap * rest.length), rest)) {
      return at
    }
  }
  return -1
}

function followed(text: string, parts: Parts): boolean {
  let from = 0
  return parts.every((part) => {
    const at = find(text, part, from)
    from = at + part.length
    return at >= 0
  })
}

function find(text: string, part: string, from: number): number {
  for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) {
    if (standsAlone(text, part, at)) return at
  }
  return -1
}

/** Whether a word that the part begins or ends with is whole. */
function standsAlone(text: string, part: string, at: number): boolean {
  const end = at + part.length
  const joined = (a: string | undefined, b: string | undefined) => isWord.test(a ?? '') && isWord.test(b ?? '')
  return !joined(text[at - 1], part[0]) && !joined(part.at(-1), text[end])
}

const isWord = /[a-z0-9_]/
