export {}

let applying = 0

/** Applies settings as they are changed, at the end of a choice that is typed: each letter of it is a choice of its own. */
document.addEventListener('change', ({ target }) => {
  const form = target instanceof Element ? target.closest<HTMLFormElement>('[data-settings]') : null
  if (!form) return
  clearTimeout(applying)
  applying = window.setTimeout(() => form.requestSubmit(), 300)
})
