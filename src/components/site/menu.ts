// The menu of all pages, and the guide's own in small windows: Escape closes them and gives the focus back to the button,
// and the menu of all pages closes when one presses or goes elsewhere.
const all = document.querySelector<HTMLDetailsElement>('.all-pages')

for (const inside of document.querySelectorAll('.all-pages, .side')) {
  inside.addEventListener('keydown', (event) => {
    const menu = inside.querySelector<HTMLDetailsElement>('.menu[open]') ?? (all?.open === true ? all : null)
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || !menu) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
}

function closeOutside({ target }: Event): void {
  if (all && target instanceof Node && !all.contains(target)) all.open = false
}

document.addEventListener('pointerdown', closeOutside)
document.addEventListener('focusin', closeOutside)
