/**
 * Whether a request may change something. A browser says in Sec-Fetch-Site whether the form stands on this site; one
 * that does not know that header says so in Origin. (Origin alone will not do: under `Referrer-Policy: no-referrer` it
 * is "null" even for our own forms.) A client that sends neither is no browser, so nobody's cookies ride along unasked.
 */
export function maySubmit(headers: Pick<Headers, 'get'>, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const from = headers.get('origin')
  return from === null || from === origin
}

/** Whether a GET that starts or ends a login was asked for here, and not by a picture or link on another site. */
export function mayNavigate(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}
