export {}

/**
 * Loads what a reader needs with the first drawing of the inspector, with the first step that is opened, with the first
 * term that is pointed at, or when something to do comes near. An inspector without a lab around it has been drawn, and
 * where progress is kept it is shown.
 */
function load(): void {
  near.disconnect()
  document.removeEventListener('drawn', load)
  document.removeEventListener('toggle', load, true)
  document.removeEventListener('pointerover', loadAtTerm)
  document.removeEventListener('focusin', loadAtTerm)
  const template = document.querySelector('template#when-used')
  // A script is run where it is made anew, not where a template's copy is put.
  for (const { src } of template instanceof HTMLTemplateElement ? template.content.querySelectorAll('script') : []) {
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }))
  }
}

function loadAtTerm({ target }: Event): void {
  if (target instanceof Element && target.closest('a.term')) load()
}

function isProgressKept(): boolean {
  try {
    return 'progress' in localStorage
  } catch {
    return false
  }
}

const near = new IntersectionObserver((all) => all.some((one) => one.isIntersecting) && load(), { rootMargin: '50%' })
for (const one of document.querySelectorAll('li:has(> [id^="did-"]), [id^="ask-"]')) near.observe(one)
document.addEventListener('drawn', load)
document.addEventListener('toggle', load, true)
document.addEventListener('pointerover', loadAtTerm)
document.addEventListener('focusin', loadAtTerm)
if (!document.querySelector('live-lab') || isProgressKept()) load()
