export {}

/** Loads what the page does after the page itself: its text can be read, and typed into, before. */
const load = () => void import('./check-page.ts')
if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 1000 })
else setTimeout(load, 100)
