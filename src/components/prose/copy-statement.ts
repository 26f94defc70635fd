/**
 * Gives the copy button of a measured statement its text when the statement is asked how it is known: the statement as
 * Markdown for an issue, quoted, with how it is known and its permanent address.
 */
document.addEventListener('toggle', ({ target }) => give(target), true)
document.querySelectorAll('.note > .how[open]').forEach(give)

function give(how: EventTarget | null): void {
  const note = how instanceof Element && how.matches('.note > .how') ? how.parentElement : null
  const button = note?.querySelector('copy-button')
  if (!note || !button) return
  button.setAttribute('data-text', statement(note))
  button.removeAttribute('hidden')
}

function statement(note: Element): string {
  const [claim = '', known = ''] = ['.claim', '.how > p'].map((part) => markdown(note.querySelector(part)))
  const how = known.replace(/: .*$/s, '')
  return `${claim.replaceAll(/^/gm, '> ')}\n\n${how}: ${location.origin}${location.pathname}#${note.id}`
}

function markdown(element: Element | null): string {
  const copy = document.createElement('div')
  copy.append(...(element?.cloneNode(true).childNodes ?? []))
  for (const code of copy.querySelectorAll('code')) code.textContent = `\`${code.textContent}\``
  for (const since of copy.querySelectorAll('a.tag')) since.textContent = `(${since.textContent})`
  for (const item of copy.querySelectorAll('li')) item.prepend('- ')
  return copy.textContent.trim().replaceAll(/[ \t]*\n\s*/g, '\n')
}
