/** Puts styles into the page that only what a script draws needs. */
export function adoptLook(style: string): void {
  const look = new CSSStyleSheet()
  look.replaceSync(style)
  document.adoptedStyleSheets.push(look)
}
