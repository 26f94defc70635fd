/**
 * A login link is good for two minutes (Streamlit makes it at the click). One that has been on the page for longer than
 * this many milliseconds is fetched anew before it is followed.
 */
const FRESH_MS = 100_000

const loaded = Date.now()

async function follow(link: HTMLAnchorElement): Promise<void> {
  const label = link.dataset.login
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html')
    const links = [...page.querySelectorAll<HTMLAnchorElement>('a[data-login]')]
    const fresh = links.find((one) => one.dataset.login === label)
    if (fresh) link.setAttribute('href', fresh.getAttribute('href') ?? link.href)
  } finally {
    location.assign(link.href)
  }
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-login]') : null
  if (!link || event.ctrlKey || event.metaKey || Date.now() - loaded < FRESH_MS) return
  event.preventDefault()
  void follow(link)
})
