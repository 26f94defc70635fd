import type { PersonaKey } from '#lib/provider/personas.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import { parseSetCookie } from '#lib/trace/set-cookie.ts'

export interface Cookie {
  readonly origin: string
  readonly path: string
  readonly name: string
  readonly value: string
}

/** What a server shows; `page` is a provider's page. */
export interface Answered {
  readonly response: Response
  readonly page: ProviderPage | null
}

/** Where a browser stands: an address and the page there. `page` is null at an address that it has not opened. */
export interface Arrival {
  readonly url: string
  readonly page: ProviderPage | null
}

/** A browser of one person. Its cookies are kept here, in memory, and go nowhere else. */
export interface Browser {
  readonly cookies: () => readonly Cookie[]
  /** Opens an address, or posts a form to it, and follows redirects, up to one that begins with `stopBefore`. */
  open(url: string, options?: Opening): Promise<Arrival>
  /** Chooses a person on the sign-in page and follows on. */
  signIn(at: Arrival, persona: PersonaKey, options?: Pick<Opening, 'stopBefore'>): Promise<Arrival>
  /** Confirms the provider's question whether to sign out. */
  signOut(at: Arrival): Promise<Arrival>
}

export interface Opening {
  readonly form?: Readonly<Record<string, string>>
  readonly stopBefore?: string
}

export function scriptedBrowser(send: (request: Request) => Promise<Answered>, clock: () => number): Browser {
  const jar = new Map<string, Cookie>()

  const cookieHeader = ({ origin, pathname }: URL): string =>
    [...jar.values()]
      .filter((cookie) => cookie.origin === origin && `${pathname}/`.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')

  const keep = ({ origin }: URL, headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const { name, value, attributes, removes } = parseSetCookie(line, clock())
      const path = attributes.find(([key]) => key.toLowerCase() === 'path')?.[1] ?? '/'
      const key = `${origin}${path} ${name}`
      if (removes) jar.delete(key)
      else jar.set(key, { origin, path, name, value })
    }
  }

  const open = async (address: string, { form, stopBefore }: Opening = {}): Promise<Arrival> => {
    const url = new URL(address)
    const cookie = cookieHeader(url)
    const headers = { accept: 'text/html,*/*;q=0.8', ...(cookie && { cookie }) }
    const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const { response, page } = await send(new Request(url, { headers, ...init }))
    keep(url, response.headers)
    const location = response.headers.get('location')
    if (location === null) return { url: url.href, page }
    const next = new URL(location, url).href
    return stopBefore !== undefined && next.startsWith(stopBefore)
      ? { url: next, page: null }
      : open(next, stopBefore === undefined ? {} : { stopBefore })
  }

  return {
    cookies: () => [...jar.values()],
    open,
    signIn({ url, page }, persona, options = {}) {
      if (page?.kind !== 'sign-in') throw new Error(`no sign-in page at ${url}`)
      return open(new URL(page.action, url).href, { ...options, form: { persona } })
    },
    signOut({ url, page }) {
      if (page?.kind !== 'sign-out') throw new Error(`no sign-out page at ${url}`)
      return open(new URL(page.action, url).href, { form: { xsrf: page.xsrf, logout: 'yes' } })
    },
  }
}
