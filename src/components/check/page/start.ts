export {}

/** Loads what the page does after the page itself: its text can be read, and typed into, before. */
function load(): void {
  const later = document.querySelector('template#later')
  // A script is run where it is made anew, not where a template's copy is put.
  for (const { src } of later instanceof HTMLTemplateElement ? later.content.querySelectorAll('script') : []) {
    document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }))
  }
}

if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 1000 })
else setTimeout(load, 100)
