/** A URL cut as Python's urlparse cuts it for its query: nothing is normalised. */
export interface QueryUrl {
  readonly base: string
  readonly query: string
  /** With its "#", or empty. */
  readonly fragment: string
}

export function cutUrl(url: string): QueryUrl {
  const [, base = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.+)?/s.exec(url) ?? []
  return { base, query, fragment }
}

/** The URL with these parameters as its whole query, encoded as Python's `urlencode` does. */
export function withQuery(url: QueryUrl, params: Iterable<readonly [string, string]>): string {
  const query = [...params].map(([name, value]) => `${quotePlus(name)}=${quotePlus(value)}`).join('&')
  return `${url.base}${query && `?${query}`}${url.fragment}`
}

// Python's quote_plus keeps letters, digits and "_.-~"; encodeURIComponent keeps "!'()*" besides.
function quotePlus(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
