import { versionPath } from '#data/version-addresses.ts'
import type { ReaderVersion, ReaderVersions } from '#lib/streamlit/reader-versions.ts'
import { notInYours } from './version-texts.ts'

const badges = () => document.querySelectorAll<HTMLAnchorElement>('main a.tag[href^="/versions/"]')

/** Marks what lies between `data-from` and `data-last` where the version is among them. */
export function showSpans(version: string, { versions }: ReaderVersions): void {
  const place = (name: string | undefined) => versions.findIndex((one) => one.version === name)
  for (const span of document.querySelectorAll<HTMLElement>('[data-from]')) {
    const { from, last } = span.dataset
    const holds = place(last) <= place(version) && place(version) <= place(from)
    span.setAttribute('aria-current', `${holds}`)
  }
}

/** Says beside each statement that it is not so in the version of the reader, and what is. */
export function showBadges(reader: ReaderVersion): void {
  for (const badge of badges()) {
    badge.textContent = badge.dataset['text'] ??= badge.textContent
    badge.href = badge.dataset['href'] ??= badge.getAttribute('href') ?? ''
    badge.classList.remove('not-yours')
    if (badge.nextElementSibling?.classList.contains('instead')) badge.nextElementSibling.remove()
    const topic = badge.hash.slice(1)
    const yours = notInYours({ text: badge.textContent, topic, has: badge.dataset['has'] }, reader)
    if (yours === null) continue
    badge.textContent = yours.text
    badge.href = `${versionPath(reader.version)}#${topic}`
    badge.classList.add('not-yours')
    badge.after(instead(yours.instead))
  }
}

/** How many statements of the page are not so in the version of the reader, each topic once. */
export function countNotYours(): number {
  return new Set([...badges()].filter((one) => one.classList.contains('not-yours')).map(({ hash }) => hash)).size
}

function instead(text: string): HTMLElement {
  const said = document.createElement('span')
  said.className = 'instead'
  const parts = text.split(/`([^`]+)`/).map((part, index) => {
    if (index % 2 === 0) return part
    const code = document.createElement('code')
    code.textContent = part
    return code
  })
  said.append(' (in yours: ', ...parts, ')')
  return said
}
