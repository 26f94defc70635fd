/**
 * Whether a request may change something. A browser names the page that sends a form in Origin or Sec-Fetch-Site, and
 * what it names must be this site. A client that sends neither is no browser, so nobody's cookies ride along unasked.
 */
export function maySubmit(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const from = headers.get('origin')
  return from === null || from === origin
}

/** Whether a GET that starts or ends a login was asked for here, and not by a picture or link on another site. */
export function mayNavigate(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}
