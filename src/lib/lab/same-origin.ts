/**
 * Whether a request may change something. A browser says in Sec-Fetch-Site whether the form stands on this site; one
 * that does not know that header says so in Origin. (Origin alone will not do: under `Referrer-Policy: no-referrer` it
 * is "null" even for our own forms.) What says neither is refused: every browser of today says one with a form.
 */
export function maySubmit(headers: Pick<Headers, 'get'>, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  return headers.get('origin') === origin
}

/** Whether a request comes from a program: a browser says with every form and every POST from where it comes. */
export function isOfProgram(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('sec-fetch-site') === null && headers.get('origin') === null
}

/** Whether a GET that starts or ends a login was asked for here, and not by a picture or link on another site. */
export function mayNavigate(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}
