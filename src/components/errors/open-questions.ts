/** Keeps the answers given in the address, so that they can be sent to somebody: `#q-logged-out-plain`. */
export function openQuestions(): void {
  const questions = document.querySelector('#questions + .questions')
  if (!questions) return
  const open = () => {
    const at = location.hash.startsWith('#q-') ? document.getElementById(location.hash.slice(1)) : null
    for (let box = at?.closest('details'); box; box = box.parentElement?.closest('details')) box.open = true
  }
  open()
  addEventListener('hashchange', open)
  questions.addEventListener('toggle', () => history.replaceState(history.state, '', hashOf(questions)), true)
}

/** The address of the last answer that is open within open ones. */
function hashOf(questions: Element): string {
  const open = [...questions.querySelectorAll<HTMLDetailsElement>('details[open]')].filter(
    (box) => !box.parentElement?.closest('details:not([open])'),
  )
  const id = open.at(-1)?.querySelector(':scope > div')?.id
  return id === undefined ? location.pathname + location.search : `#${id}`
}
