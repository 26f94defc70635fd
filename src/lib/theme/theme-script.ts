import { createHash } from 'node:crypto'

/**
 * Runs in the head of every page, before the first paint: takes the theme that the reader has chosen, or none where the
 * choice is the system's. `storage` fires in every other document of this origin: the frames of a page and other tabs.
 * It stands inline, so that no page waits for a second file, and the content security policy allows it by its hash. A
 * browser that refuses storage follows the system.
 */
export const themeScript = `{let d=document.documentElement.dataset,f=t=>{if(t=="light"||t=="dark")d.theme=t;else delete d.theme};try{f(localStorage.getItem("theme"))}catch{}addEventListener("storage",({key:k,newValue:v})=>{if(k=="theme"||k===null)f(v)})}`

/** What a content security policy names it by (CSP Level 3 §2.3.1, hash-source). */
export const themeSource = `'sha256-${createHash('sha256').update(themeScript).digest('base64')}'`
