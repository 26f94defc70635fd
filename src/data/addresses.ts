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

export function errorPath(code: string): string {
  return `/errors/${code}/`
}

/** The experiment on the page of a problem. */
export function experimentPath(problem: string): string {
  return `${errorPath(problem)}#experiment`
}
