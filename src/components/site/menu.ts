// Escape closes the menu of small windows and gives the focus back to its button.
document.querySelector('.side')?.addEventListener('keydown', (event) => {
  const menu = document.querySelector<HTMLDetailsElement>('.menu[open]')
  if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || !menu) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})
