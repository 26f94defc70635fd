import { scrollInspector } from '../client/scroll-inspector.ts'

/** A link from one part of the inspector to another shows that part where it is, in place of loading a page. */
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
  const link = event.target.closest<HTMLAnchorElement>(':is(.run-verdict, .tabs ~ .panel) a[href*="/inspector?"]')
  const inspector = link?.closest('.run-verdict, .panel')?.parentElement
  const tab = link && new URL(link.href).searchParams.get('tab')
  const radio = inspector?.querySelector<HTMLInputElement>(`:scope > .tabs input[value="${tab}"]`)
  const panel = inspector?.querySelector(`:scope > .p-${tab}`)
  if (!link || !radio || !panel) return
  const id = link.hash.slice(1)
  const undrawn = panel.getAttribute('data-drawn') === 'false'
  if (!undrawn && !document.getElementById(id)) return
  event.preventDefault()
  radio.checked = true
  if (!undrawn) return show(id)
  document.addEventListener('drawn', () => show(id), { once: true })
  radio.dispatchEvent(new Event('change', { bubbles: true }))
})

function show(id: string): void {
  const part = document.getElementById(id)
  if (!part) return
  const fold = part instanceof HTMLDetailsElement ? part : part.querySelector(':scope > details')
  if (fold instanceof HTMLDetailsElement) fold.open = true
  const focus = part.querySelector('summary') ?? part
  if (focus === part) focus.setAttribute('tabindex', '-1')
  focus.focus({ preventScroll: true })
  if (scrollInspector(part)) return
  // What is long begins at the top: its middle says nothing.
  part.scrollIntoView({ block: part.clientHeight > innerHeight / 3 ? 'start' : 'center' })
}
