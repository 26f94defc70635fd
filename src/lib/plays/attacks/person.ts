import type { PersonaKey } from '#lib/provider/personas.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import type { Clock } from '#lib/store/store.ts'
import { type PlayedCookie, playedJar } from '../jar.ts'
import { bareRequest, scriptedBrowser } from '../scripted-browser.ts'

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

/** A person of a play, at a browser of their own. Its cookies are kept here, in memory, and go nowhere else. */
export interface Person {
  readonly cookies: () => readonly PlayedCookie[]
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

/** `clock` gives milliseconds since the epoch. */
export function person(send: (request: Request) => Promise<Answered>, clock: Clock): Person {
  const jar = playedJar(clock)
  const browser = scriptedBrowser(send, jar, bareRequest)
  const open = (url: string, { form, stopBefore }: Opening = {}): Promise<Arrival> =>
    browser.open({
      url: new URL(url).href,
      ...(form && { form }),
      ...(stopBefore !== undefined && { stopsAt: ({ href }: URL) => href.startsWith(stopBefore) }),
    })
  return {
    cookies: jar.all,
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
