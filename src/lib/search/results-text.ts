import type { Answer } from './search.ts'

/** What is said of the answer to a query, in sentences: how many hits there are, what was mended, what is not here. */
export function resultsText(query: string, { groups, mended, unknown, loose }: Answer): string {
  // Without the quotes that somebody put around it.
  const asked = `“${short(query.trim().replace(/^["“„”](.+)["“„”]$/, '$1'))}”`
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  return [
    ...unknown.map((code) => `${code.toUpperCase()} is on no page here, and no other number stands for it.`),
    loose && count > 0 ? `No page has ${asked} word for word.` : '',
    mended.length > 0 ? `Nothing here has ${listed(mended, 0)}. Did you mean ${listed(mended, 1)}?` : '',
    count > 0 ? `Best matches for ${mended.length > 0 ? 'that' : asked}: ${count}.` : `Nothing found for ${asked}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function listed(mended: Answer['mended'], which: 0 | 1): string {
  return mended.map((pair) => `“${pair[which]}”`).join(' and ')
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text
}
