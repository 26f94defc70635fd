import style from './boxes.css?inline'

// Shows the boxes of things to do and names them by the step that they stand in: without JavaScript there is the list
// alone. What ticks them by itself is loaded when something is done.
const boxes = document.querySelectorAll<HTMLInputElement>('li > [id^="did-"]')
if (boxes.length > 0) {
  // By hand, not by look.ts: what scripts of several pages share would be one request more for every page.
  const look = new CSSStyleSheet()
  look.replaceSync(style)
  document.adoptedStyleSheets.push(look)
}
for (const box of boxes) {
  box.ariaLabel = `Done: ${box.parentElement?.textContent.trim().replace(/\s+/g, ' ')}`
  box.hidden = false
  box.closest('ol')?.setAttribute('data-did', '')
}
