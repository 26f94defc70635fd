import { isKept } from '../site/is-kept.ts'

// On every page, so it stays small: what fills snippets is loaded when there is something to fill. A script of a single
// page must not use import() as well: Vite's helper for it would then be a file of its own, which every page loads.

const load = () => import('./fill-page.ts')

for (const one of document.querySelectorAll<HTMLElement>('.prose .ph')) {
  one.role = 'button'
  one.tabIndex = 0
}
const isFilled = isKept('localStorage', 'your-values') || isKept('sessionStorage', 'your-secrets')
if (isFilled && document.querySelector('.prose code')) void load().then(({ fillPage }) => fillPage())

function use(event: Event): void {
  const one = event.target instanceof Element ? event.target.closest<HTMLElement>('.prose .ph') : null
  if (!one) return
  event.preventDefault()
  void load().then(({ askFor }) => askFor(one))
}

addEventListener('click', use)
addEventListener('keydown', (event) => {
  if (event.key === 'Enter' || event.key === ' ') use(event)
})
