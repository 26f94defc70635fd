// The addresses of pages of which there are many. Without imports, so that a page's script may use them too.

export function sectionPath(id: string): string {
  return `/guide/${id}/`
}

export function faultPath(code: string): string {
  return `/lab/faults/${code}/`
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
