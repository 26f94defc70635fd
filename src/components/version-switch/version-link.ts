import { isKept } from '../site/is-kept.ts'

// On every page, so it stays small: what a version changes is loaded where one was chosen, or is about to be.
const key = 'streamlit-version'
const load = () => import('./reader-version.ts')
const show = () => void load().then(({ showVersion }) => showVersion())
const links = document.querySelectorAll<HTMLAnchorElement>('a[data-streamlit]')

// A select shows what is chosen, and keeps it.
if ((links[0] && isKept('localStorage', key)) || document.querySelector('select[data-streamlit]')) show()
if (links[0]) {
  // Another tab chose, or a link to choices of /start/.
  addEventListener('storage', (event) => {
    if (event.key === key) show()
  })
}

for (const link of links) {
  link.ariaHasPopup = 'dialog'
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void load()
      .then(({ askVersion }) => askVersion(link))
      .catch(() => location.assign(link.href))
  })
}
