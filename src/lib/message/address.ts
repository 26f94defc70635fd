/** An address taken apart. */
export interface Address {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  /** From the first slash to the query. */
  readonly path: string
  /** With its question mark; '' for none. */
  readonly search: string
}

/**
 * Takes an absolute http(s) address apart that `URL` has written (`href`), as those of all messages are: it is cut where
 * its marks stand. Of one message it is asked a dozen times, and `URL` would read it anew each time.
 */
export function addressOf(href: string): Address {
  const end = href.indexOf('#')
  const whole = end < 0 ? href : href.slice(0, end)
  const slash = whole.indexOf('/', whole.indexOf('//') + 2)
  if (slash < 0) return { origin: whole, path: '/', search: '' }
  const mark = whole.indexOf('?', slash)
  const cut = mark < 0 ? whole.length : mark
  return { origin: whole.slice(0, slash), path: whole.slice(slash, cut), search: whole.slice(cut) }
}
