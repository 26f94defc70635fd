import flow from '#components/lab/flow/flow.css?inline'
import live from '#components/lab/flow/flow-live.css?inline'
import verdict from '#components/lab/verdict/verdict.css?inline'

let isAdopted = false

/** Gives the page the looks of a verdict and a Flow, which it does without until there is a file to draw. */
export function adoptLooks(): void {
  if (isAdopted) return
  isAdopted = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(verdict + flow + live)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
