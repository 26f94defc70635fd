// The addresses of pages of which there are many. Without imports, so that a page's script may use them too.

export function sectionPath(id: string): string {
  return `/guide/${id}/`
}

/** Where control run and fault are played for the request. */
export function livePath(fault: string): string {
  return `/lab/faults/${fault}/live`
}

export function attackPath(code: string): string {
  return `/lab/attacks/${code}/`
}

/** Also that of the sample provider. */
export function providerPath(id: string): string {
  return `/providers/${id}/`
}

/** Files for a common need, named as in src/content/recipes/. */
export function recipePath(name: string): string {
  return `/recipes/${name}/`
}

export function errorPath(code: string): string {
  return `/errors/${code}/`
}

/** The experiment on the page of a problem. */
export function experimentPath(problem: string): string {
  return `${errorPath(problem)}#experiment`
}

/** A page to look things up in; `slug` as in src/data/reference/. */
export function referencePath(slug: string): string {
  return `/reference/${slug}/`
}

/** What each Streamlit changed, for feed readers. */
export const feedPath = '/versions/feed.xml'

/**
 * The address of something on this site: absolute where the build was told the origin, since who shows a pasted address
 * takes no other picture, and else its path.
 * @param site of Astro's configuration
 */
export function addressOn(site: URL | undefined, path: string): string {
  return site === undefined ? path : new URL(path, site).href
}
