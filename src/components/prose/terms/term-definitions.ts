import style from './term-definitions.css?inline'

/** Milliseconds in which the pointer may be on its way from a term to its definition. */
const GRACE = 250
/** CSS pixels between a term and its definition, and between that and the edge of the window. */
const GAP = 6

/**
 * Shows what the glossary says of a term whose link is pointed at or has the focus. Escape takes it away; a finger shows
 * it at the first touch and follows the link at the second. The texts are those of the glossary page, fetched once.
 */
const box = Object.assign(document.createElement('div'), { id: 'term', popover: 'manual', role: 'tooltip' })
const look = new CSSStyleSheet()
look.replaceSync(style)
document.adoptedStyleSheets.push(look)
document.getElementById('main')?.append(box)

let shown: HTMLAnchorElement | null = null
let leaves: ReturnType<typeof setTimeout> | undefined
/** The term whose definition stood there when a finger came down. */
let touched: HTMLAnchorElement | null | undefined
let glossary: Promise<Document> | undefined

function termAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null
}

async function show(link: HTMLAnchorElement): Promise<void> {
  clearTimeout(leaves)
  if (shown === link) return
  hide()
  shown = link
  glossary ??= fetch(link.pathname)
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, 'text/html'))
  const page = await glossary.catch(() => undefined)
  // Without an answer the link is what it is without this, and the next one is asked for again.
  if (!page) glossary = undefined
  const text = page?.getElementById(link.hash.slice(1))?.querySelector('dd')?.textContent
  if (!text || shown !== link) return
  box.textContent = text
  box.showPopover()
  place(link)
  link.setAttribute('aria-describedby', box.id)
}

/** Below the term, or above it where the window ends; it goes along when the page scrolls. */
function place(link: HTMLAnchorElement): void {
  const { left, top, bottom } = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const above = bottom + GAP + box.offsetHeight > clientHeight && top > box.offsetHeight + GAP
  box.style.left = `${Math.max(GAP, Math.min(left, clientWidth - box.offsetWidth - GAP)) + scrollX}px`
  box.style.top = `${(above ? top - box.offsetHeight - GAP : bottom + GAP) + scrollY}px`
}

function hide(): void {
  clearTimeout(leaves)
  shown?.removeAttribute('aria-describedby')
  shown = null
  if (box.matches(':popover-open')) box.hidePopover()
}

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType === 'touch') return
  const link = termAt(target)
  clearTimeout(leaves)
  if (link) void show(link)
  else if (shown && target instanceof Node && !box.contains(target)) leaves = setTimeout(hide, GRACE)
})
document.addEventListener('focusin', ({ target }) => {
  const link = termAt(target)
  if (link) void show(link)
  else hide()
})
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide()
})
document.addEventListener('pointerdown', ({ target, pointerType }) => {
  touched = pointerType === 'touch' ? shown : undefined
  if (pointerType === 'touch' && target instanceof Node && !termAt(target) && !box.contains(target)) hide()
})
document.addEventListener('click', (event) => {
  const link = termAt(event.target)
  if (!link || touched === undefined || touched === link) return
  event.preventDefault()
  void show(link)
})

const first = document.querySelector<HTMLAnchorElement>('a.term:hover') ?? termAt(document.activeElement)
if (first) void show(first)
