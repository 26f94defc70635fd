/**
 * Lower case, one kind of quote, blanks for all white space: the form in which texts are compared. As long as the text, so
 * that a place in one is a place in the other.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // A few capitals, such as İ, have a longer small form.
  const same = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return same.replace(/["'´`“”„‘’]/g, "'").replace(/\s/g, ' ')
}

const isWord = /[\p{L}\p{N}_]/u

/** Where a folded phrase stands in a folded text, its first and last word whole; -1 for nowhere. */
export function findPhrase(text: string, phrase: string): number {
  if (phrase === '') return -1
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!joined(text[at - 1], phrase[0]) && !joined(phrase.at(-1), text[at + phrase.length])) return at
  }
  return -1
}

function joined(a = '', b = ''): boolean {
  return isWord.test(a) && isWord.test(b)
}
