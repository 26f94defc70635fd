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
  recipe: 'Recipes',
  provider: 'Providers',
  lab: 'Experiments and attacks',
  reference: 'Reference',
  version: 'Versions of Streamlit',
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
  const lines = hits.map((hit) => hitHtml(hit, byPage.has(kind)))
  return `<section><h2>${names[kind]}</h2><ol>${lines.join('')}</ol></section>`
}

/** Kinds whose pages all have the same headings: the title says more. */
const byPage: ReadonlySet<Kind> = new Set(['problem', 'recipe', 'provider', 'lab', 'version'])

function hitHtml({ href, title, heading, excerpt }: Hit, titleFirst: boolean): string {
  const [first = '', second] = (titleFirst ? [title, heading] : [heading, title]).filter((name) => name !== '')
  const name = `<b>${escaped(first)}</b>${second === undefined ? '' : ` <span>${escaped(second)}</span>`}`
  const text = excerpt.map(pieceHtml).join('')
  return `<li><a href="${escaped(href)}">${name}</a>${text === '' ? '' : `<p>${text}</p>`}</li>`
}

function pieceHtml({ text, marked }: Piece): string {
  return marked ? `<mark>${escaped(text)}</mark>` : escaped(text)
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
