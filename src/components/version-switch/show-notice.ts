import { versionPath } from '#data/version-addresses.ts'
import type { ReaderVersion, ReaderVersions } from '#lib/streamlit/reader-versions.ts'
import { countNotYours } from './show-badges.ts'
import { noticeText } from './version-texts.ts'

/** The pages whose text is that of the newest Streamlit. */
const pages = /^\/(?:guide|recipes|reference|providers|testing|errors)\/|^\/testing\/?$/

/** Says at the top of a page for which version it is read, with a way to what differs and a way back. */
export function showNotice(reader: ReaderVersion, all: ReaderVersions, back: () => void): void {
  document.querySelector('.version-notice')?.remove()
  const [newest] = all.versions
  if (reader === newest || newest === undefined || !pages.test(location.pathname)) return
  const above = document.querySelector('main .lede') ?? document.querySelector('main h1')
  const notice = document.createElement('p')
  notice.className = 'version-notice'
  const link = document.createElement('a')
  link.href = `${versionPath(reader.version)}#look-out`
  link.textContent = 'What to look out for'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn mini'
  button.textContent = `Back to ${newest.version}`
  button.addEventListener('click', () => {
    back()
    document.getElementById('main')?.focus()
  })
  notice.append(`${noticeText(reader, all, countNotYours())} `, link, ' ', button)
  above?.after(notice)
}
