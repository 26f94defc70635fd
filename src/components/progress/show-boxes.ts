export {}

// Shows the boxes of things to do and names them by the step that they stand in: without JavaScript there is the list
// alone. What ticks them by itself is loaded when something is done.
for (const box of document.querySelectorAll<HTMLInputElement>('li > [id^="did-"]')) {
  box.ariaLabel = `Done: ${box.parentElement?.textContent.trim().replace(/\s+/g, ' ')}`
  box.hidden = false
  box.closest('ol')?.setAttribute('data-did', '')
}
