/** Milliseconds for which something stands there that is seen elsewhere as well. */
const READING = 6000

const place = Object.assign(document.createElement('p'), { className: 'told', role: 'status' })
document.body.append(place)
let leaving = 0

/** Says in a corner of the window, and aloud, that something is done, and what. */
export function tell(done: string, what: string): void {
  place.replaceChildren(Object.assign(document.createElement('b'), { textContent: `✓ ${done}` }), ` ${what}`)
  clearTimeout(leaving)
  leaving = window.setTimeout(() => place.replaceChildren(), READING)
}
