/**
 * Loads the style sheets that another page has and this one lacks, and resolves when they can be used.
 * A guide page does without those of the live inspector until there is something to inspect.
 */
export async function adoptStyles(page: Document): Promise<void> {
  // The dev server writes them into the page.
  const all = 'link[rel="stylesheet"], style'
  const known = [...document.querySelectorAll(all)]
  const missing = [...page.querySelectorAll(all)].filter((sheet) => !known.some((one) => one.isEqualNode(sheet)))
  await Promise.all(missing.map(load))
}

function load(sheet: Element): Promise<unknown> | undefined {
  const copy = document.importNode(sheet, true)
  const loaded = copy instanceof HTMLLinkElement ? settled(copy) : undefined
  document.head.append(copy)
  return loaded
}

/** A sheet that fails to load must not hold back the text. */
function settled(link: HTMLLinkElement): Promise<unknown> {
  return new Promise((resolve) => {
    link.addEventListener('load', resolve)
    link.addEventListener('error', resolve)
  })
}
