export {}

/**
 * Loads what a reader needs with the first drawing of the inspector, with the first step that is opened, with the first
 * term that is pointed at, with the first box that is ticked, or when a question comes near. An inspector without a lab around it has been drawn, and
 * where progress is kept it is shown.
 */
function load(): void {
  near.disconnect()
  document.removeEventListener('drawn', load)
  document.removeEventListener('toggle', load, true)
  document.removeEventListener('pointerover', loadAtTerm)
  document.removeEventListener('focusin', loadAtTerm)
  document.removeEventListener('change', loadAtBox)
  const template = document.querySelector('template#when-used')
  // A script is run where it is made anew, not where a template's copy is put.
  for (const { src } of template instanceof HTMLTemplateElement ? template.content.querySelectorAll('script') : []) {
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }))
  }
}

function loadAtTerm({ target }: Event): void {
  if (target instanceof Element && target.closest('a.term')) load()
}

function loadAtBox({ target }: Event): void {
  if (target instanceof Element && target.id.startsWith('did-')) load()
}

function isProgressKept(): boolean {
  try {
    return 'progress' in localStorage
  } catch {
    return false
  }
}

const near = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && load(), { rootMargin: '50%' })
for (const one of document.querySelectorAll('[id^="ask-"]')) near.observe(one)
document.addEventListener('drawn', load)
document.addEventListener('toggle', load, true)
document.addEventListener('pointerover', loadAtTerm)
document.addEventListener('focusin', loadAtTerm)
document.addEventListener('change', loadAtBox)
if (!document.querySelector('live-lab') || isProgressKept()) load()
