import type { Piece } from './excerpt.ts'
import type { Group, Hit } from './grouped.ts'
import type { Kind } from './page-record.ts'
import type { Answer } from './search.ts'

/** What stands above the hits of each kind. */
const names: Readonly<Record<Kind, string>> = {
  problem: 'Problems, and how to mend them',
  key: 'Keys, parameters and cookies',
  claim: 'Claims',
  guide: 'Guide',
  recipe: 'Providers',
  lab: 'Experiments and attacks',
  glossary: 'Glossary',
  page: 'Tools and pages',
}

/** The hits as HTML. Whatever comes from a query or a page is escaped. */
export function resultsHtml({ groups }: Answer): string {
  return groups.length === 0 ? nothing : groups.map(groupHtml).join('')
}

/** What to try where nothing is found. */
const nothing = `<ul class="try">
<li>Is it an error? <a href="/fix/">Paste the whole message or the log into the finder.</a></li>
<li>Look for one name in it: a key, a claim, an error code.</li>
<li><a href="/search/">Look through the list of all pages.</a></li>
</ul>`

function groupHtml({ kind, hits }: Group): string {
  return `<section><h2>${names[kind]}</h2><ol>${hits.map(hitHtml).join('')}</ol></section>`
}

function hitHtml({ href, title, heading, excerpt }: Hit): string {
  const of = heading === '' ? '' : ` <span>${escaped(title)}</span>`
  const text = excerpt.map(pieceHtml).join('')
  return `<li><a href="${escaped(href)}"><b>${escaped(heading || title)}</b>${of}</a>${text === '' ? '' : `<p>${text}</p>`}</li>`
}

function pieceHtml({ text, marked }: Piece): string {
  return marked ? `<mark>${escaped(text)}</mark>` : escaped(text)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
