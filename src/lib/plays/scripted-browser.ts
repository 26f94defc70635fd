import type { Jar } from './jar.ts'

/** The browser whose headers are sent. */
export const browserName = 'Chromium 156 on Linux (its headers, sent by a script)'

const sentAlways = {
  accept:
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
  connection: 'keep-alive',
  'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Linux"',
  'sec-fetch-dest': 'iframe',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
  'upgrade-insecure-requests': '1',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
} as const

export interface Click {
  readonly url: string
  /** A form's fields in order; without them the click follows a link. */
  readonly form?: Readonly<Record<string, string>>
  /** The page is loaded by the frame itself, not by a click. */
  readonly unasked?: true
  /** Addresses that a redirect may name and that are not gone to. */
  readonly stopsAt?: (url: URL) => boolean
}

/** What the browser ends at: the last address and the page there; null where it stopped before it was loaded. */
export interface Arrived<Page> {
  readonly url: string
  readonly page: Page | null
}

/** What a browser makes a request from. */
export interface Asking {
  readonly click: Click
  /** The Cookie header; empty when there is none. */
  readonly cookie: string
  /** The address of the page that is shown. */
  readonly shown: string
  /** The click, or the one before the redirects, sent a form. */
  readonly fromForm: boolean
}

/** A navigation of Chromium in the frame of a lab. */
function chromiumRequest({ click: { url, form, unasked }, cookie, shown, fromForm }: Asking): Request {
  const { host, origin } = new URL(url)
  const body = form ? new URLSearchParams(form).toString() : null
  const headers = new Headers({ ...sentAlways, host })
  if (cookie !== '') headers.set('cookie', cookie)
  if (!unasked) headers.set('sec-fetch-user', '?1')
  // Chromium asks for the latest of what a form leads to.
  if (fromForm) headers.set('cache-control', 'max-age=0')
  if (body === null) return new Request(url, { headers })
  headers.set('content-type', 'application/x-www-form-urlencoded')
  headers.set('content-length', String(Buffer.byteLength(body)))
  headers.set('origin', origin)
  headers.set('referer', shown)
  return new Request(url, { method: 'POST', headers, body })
}

/** A request with no more than it takes. */
export function bareRequest({ click: { url, form }, cookie }: Asking): Request {
  const headers = { accept: 'text/html,*/*;q=0.8', ...(cookie && { cookie }) }
  return new Request(url, { headers, ...(form && { method: 'POST', body: new URLSearchParams(form) }) })
}

/**
 * A browser without a screen: sends the jar's cookies, keeps what is set, follows redirects. `answer` gives the
 * response and what a page shows.
 */
export function scriptedBrowser<Page>(
  answer: (request: Request) => Promise<{ response: Response; page: Page }>,
  jar: Jar,
  request: (asking: Asking) => Request = chromiumRequest,
) {
  let shown = ''

  const go = async (click: Click, fromForm: boolean): Promise<Arrived<Page>> => {
    const url = new URL(click.url)
    const { response, page } = await answer(request({ click, cookie: jar.header(url), shown, fromForm }))
    jar.keep(url, response.headers.getSetCookie())
    const location = response.headers.get('location')
    if (location === null) {
      shown = click.url
      return { url: click.url, page }
    }
    const { form: _, ...rest } = click
    const next = new URL(location, click.url)
    if (click.stopsAt?.(next)) return { url: next.href, page: null }
    return go({ ...rest, url: next.href }, fromForm)
  }

  return { open: (click: Click) => go(click, click.form !== undefined) }
}
