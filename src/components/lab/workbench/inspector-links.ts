/** A link from one part of the inspector to another shows that part where it is, in place of loading a page. */
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
  const link = event.target.closest<HTMLAnchorElement>('.tabs ~ .panel a[href*="/inspector?"]')
  const part = document.getElementById(link?.hash.slice(1) ?? '')
  const panel = part?.closest('.tabs ~ .panel')
  const tab = [...(panel?.classList ?? [])].find((name) => name.startsWith('p-'))?.slice(2)
  const radio = panel?.parentElement?.querySelector<HTMLInputElement>(`.tabs input[value="${tab}"]`)
  if (!part || !radio) return
  event.preventDefault()
  radio.checked = true
  if (part instanceof HTMLDetailsElement) part.open = true
  const focus = part.querySelector('summary') ?? part
  if (focus === part) focus.setAttribute('tabindex', '-1')
  focus.focus({ preventScroll: true })
  part.scrollIntoView({ block: 'center' })
})
