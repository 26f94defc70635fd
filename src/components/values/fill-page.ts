import { placeholder } from '#lib/start/provider-settings.ts'
import { randomString } from '#lib/streamlit/random-string.ts'
import { ownPieces, type Piece } from './fill-text.ts'
import { putInPlace } from './put-in-place.ts'
import { forget, keepSecrets, keptSecrets, keptValues } from './storage.ts'

/** What each snippet held as the page came, so that clearing brings it back. */
const asItCame = new Map<Element, readonly Node[]>()

/** Puts the reader's own values into the snippets of the page, with a bar that says so. */
export function fillPage(): void {
  const [values, secrets] = [keptValues(), keptSecrets()]
  let filled = 0
  for (const code of document.querySelectorAll('.prose code')) {
    if (code.closest('live-lab')) continue
    restore(code)
    const pieces = ownPieces(code.textContent, values, secrets)
    if (pieces.length === 0) continue
    asItCame.set(
      code,
      [...code.childNodes].map((node) => node.cloneNode(true)),
    )
    for (const piece of pieces.toReversed()) put(code, piece)
    for (const empty of code.querySelectorAll(':empty')) empty.remove()
    filled += pieces.length
  }
  showBar(filled > 0)
  // What was brought back is as it came.
  dispatchEvent(new Event('snippets-filled'))
}

/** A placeholder that was pressed: a cookie secret is made, anything else is asked for on /start/. */
export function askFor(one: HTMLElement): void {
  if (one.textContent !== placeholder.cookieSecret) {
    const recipe = /^\/providers\/([a-z0-9]+)\/?$/.exec(location.pathname)?.[1]
    location.assign(recipe === undefined ? '/start/' : `/start/#provider=${recipe}`)
    return
  }
  keepSecrets({ ...keptSecrets(), cookieSecret: randomString(43) })
  const pre = one.closest('pre')
  fillPage()
  pre?.focus()
  say('A cookie secret was made in this browser.')
}

function restore(code: Element): void {
  const before = asItCame.get(code)
  if (before) code.replaceChildren(...before.map((node) => node.cloneNode(true)))
  asItCame.delete(code)
}

function put(code: Element, { from, to, text, isSecret }: Piece): void {
  const own = document.createElement('span')
  own.className = isSecret ? 'own masked' : 'own'
  own.title = isSecret ? 'Your secret, masked. A copy holds the real one.' : 'Your value'
  own.textContent = text
  if (!putInPlace(code, { from, to }, own)) return
  // It is no placeholder any more, and no button.
  own.closest('.ph')?.replaceWith(own)
}

const looks = `
.own { border-bottom: 1px dotted var(--accent); background: var(--accent-bg); }
.masked { -webkit-text-security: disc; }
.own-bar { position: sticky; bottom: 0; z-index: 4; display: flex; flex-wrap: wrap; align-items: center;
  justify-content: center; gap: var(--s2) var(--s4); padding: var(--s2) var(--s4); border-top: 1px solid var(--rule);
  background: var(--accent-bg); font-size: var(--t-s); }
@media print { .own-bar { display: none; } }`

let bar: HTMLElement | null = null

function showBar(shown: boolean): void {
  if (!shown) {
    bar?.remove()
    bar = null
    return
  }
  if (bar) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(looks)
  document.adoptedStyleSheets.push(sheet)
  bar = document.createElement('aside')
  bar.className = 'own-bar'
  bar.setAttribute('aria-label', 'Your values')
  const text = document.createElement('span')
  text.textContent = 'Snippets show your values. They are kept in this browser only.'
  const change = document.createElement('a')
  change.href = '/start/'
  change.textContent = 'Change'
  const clear = document.createElement('button')
  clear.type = 'button'
  clear.className = 'btn mini'
  clear.textContent = 'Clear'
  clear.addEventListener('click', () => {
    forget()
    fillPage()
    say('Your values are cleared.')
    document.getElementById('main')?.focus()
  })
  bar.append(text, change, clear)
  document.body.append(bar)
}

function say(text: string): void {
  const status = document.getElementById('status')
  if (status) status.textContent = text
}
