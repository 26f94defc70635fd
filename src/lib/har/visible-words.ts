/** How much of a page is looked at, and how much of its words is kept, in UTF-16 units. */
const most = { page: 200_000, words: 4_000 }

/** The words that a person sees of an HTML page, roughly: for being looked up, never for being shown as HTML. */
export function visibleWords(html: string): string {
  const words: string[] = []
  let hidden = ''
  for (const part of html.slice(0, most.page).split('<')) {
    const end = part.indexOf('>')
    const tag = /^[!/]?[a-z0-9]+/i.exec(part)?.[0].toLowerCase() ?? ''
    if (hidden !== '') {
      if (tag !== `/${hidden}`) continue
      hidden = ''
    } else if (/^(?:script|style|template|noscript|head|svg)$/.test(tag)) {
      hidden = tag
      continue
    }
    words.push(end < 0 || tag === '' ? part : part.slice(end + 1))
  }
  return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, most.words)
}
