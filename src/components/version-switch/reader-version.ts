import { readerVersionsPath } from '#data/version-addresses.ts'
import type { ReaderVersion, ReaderVersions } from '#lib/streamlit/reader-versions.ts'
import { announce } from '../site/announce.ts'
import { chooseVersion } from './choose-version.ts'
import { looks } from './looks.ts'
import { showBadges, showSpans } from './show-badges.ts'
import { showNotice } from './show-notice.ts'
import { showSnippets } from './show-snippets.ts'
import { shortName } from './version-texts.ts'

const key = 'streamlit-version'

/** The choice of this page where the browser keeps none. */
let chosen: string | null = null
let table: Promise<ReaderVersions> | null = null

/** Shows on the page what the reader's version does otherwise; everything as it came for the newest. */
export async function showVersion(): Promise<void> {
  const all = await versions()
  const [newest] = all.versions
  if (!newest) return
  const reader = all.versions.find(({ version }) => version === kept()) ?? newest
  for (const link of document.querySelectorAll('a[data-streamlit]')) link.textContent = shortName(reader.version)
  for (const select of selects()) stand(select, reader)
  showSpans(reader.version, all)
  showBadges(reader)
  showSnippets(reader)
  showNotice(reader, all, () => void choose(newest.version))
}

/** Asks in a dialog which Streamlit the reader has. */
export async function askVersion(link: HTMLElement): Promise<void> {
  const all = await versions()
  const names = all.versions.map(({ version }) => version)
  const current = names.find((version) => version === kept()) ?? names[0] ?? ''
  chooseVersion({ names, current, link, onChosen: (version) => void choose(version) })
}

async function choose(version: string): Promise<void> {
  const [newest] = (await versions()).versions
  chosen = version === newest?.version ? null : version
  try {
    if (chosen === null) localStorage.removeItem(key)
    else localStorage.setItem(key, chosen)
  } catch {
    // Without storage the choice holds for this page only.
  }
  await showVersion()
  announce(`The pages are for Streamlit ${version}`)
}

function kept(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return chosen
  }
}

async function versions(): Promise<ReaderVersions> {
  table ??= loaded().catch((error: unknown) => {
    table = null
    throw error
  })
  return table
}

async function loaded(): Promise<ReaderVersions> {
  const answer = await fetch(readerVersionsPath)
  if (!answer.ok) throw new Error(`${readerVersionsPath} answers ${answer.status}`)
  // This site wrote it from this type: src/pages/versions/reader.json.ts.
  return (await answer.json()) as ReaderVersions
}

const selects = () => document.querySelectorAll<HTMLSelectElement>('select[data-streamlit]')

/** What goes by the select is told, as if the reader had chosen there. */
function stand(select: HTMLSelectElement, { version }: ReaderVersion): void {
  if (select.value === version) return
  select.value = version
  select.dispatchEvent(new Event('input', { bubbles: true }))
}

const sheet = new CSSStyleSheet()
sheet.replaceSync(looks)
document.adoptedStyleSheets.push(sheet)

addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && 'streamlit' in target.dataset) void choose(target.value)
})
addEventListener('snippets-filled', () => void showVersion())
