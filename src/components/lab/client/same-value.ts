import style from './same-value.css?inline'

/** Names whose values tie the messages of a login together. */
const tied = /^(?:state|nonce|code|code_verifier|code_challenge|id_token|access_token|kid|sid|sub|_streamlit_\w+)$/

/** A shorter value could stand somewhere by chance. */
const LEAST = 6

/** A name with its value: of a message, of a claim, of a cookie. */
const rows = '.insp :is(dl > div, tbody > tr, .cookie), main > .panel :is(dl > div, tbody > tr, .cookie)'
/** Where the value stands in it, the whole one before one that is cut. */
const values = [':is(dd, td) > details > code', ':is(dd, td) > code', 'dd, .raw']

/**
 * Marks every place where the same value stands, in all messages and jars that are drawn: of the value that is pointed
 * at, or has the focus. Messages that are folded up say that they hold it.
 */
function mark(target: EventTarget | null, says: boolean): void {
  const row = target instanceof Element ? target.closest<HTMLElement>(rows) : null
  const value = (row && tiedValue(row)) ?? ''
  if (value === marked) return
  marked = value
  const root = row?.closest('.insp, main')
  CSS.highlights?.set('same', new Highlight(...(root && value ? places(root, value) : [])))
  for (const one of document.querySelectorAll('[data-same]')) one.removeAttribute('data-same')
  if (!root || !value) return
  const holders = [...root.querySelectorAll('.flow > li, .message')].filter((one) => one.textContent.includes(value))
  for (const one of holders) one.setAttribute('data-same', '')
  const status = document.getElementById('status')
  const steps = holders.map((one) => one.querySelector('.n')?.textContent)
  if (says && status) status.textContent = `The same value in step ${steps.join(', ')}`
}

let marked = ''

const look = new CSSStyleSheet()
look.replaceSync(style)
document.adoptedStyleSheets.push(look)

/** The value of a row that ties messages together; undefined for any other. */
function tiedValue(row: Element): string | undefined {
  const name = row.querySelector('dt, th code, header code')?.textContent ?? ''
  const value = tied.test(name)
    ? values
        .map((one) => row.querySelector(one))
        .find(Boolean)
        ?.textContent.trim()
    : undefined
  return value && value.length >= LEAST ? value.split(';')[0] : undefined
}

function places(root: Element, value: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Range[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      const range = new Range()
      range.setStart(node, at)
      range.setEnd(node, at + value.length)
      found.push(range)
    }
  }
  return found
}

/** The keyboard reaches the values that tie messages together. */
function makeFocusable(within: EventTarget | null): void {
  if (!(within instanceof Element || within instanceof Document)) return
  for (const row of within.querySelectorAll(rows)) {
    if (tiedValue(row) !== undefined) row.querySelector('dd, td, .raw')?.setAttribute('tabindex', '0')
  }
}

document.addEventListener('pointerover', ({ target }) => mark(target, false))
document.addEventListener('focusin', ({ target }) => mark(target, true))
document.addEventListener('toggle', ({ target }) => makeFocusable(target), true)
document.addEventListener('drawn', () => makeFocusable(document))
makeFocusable(document)
