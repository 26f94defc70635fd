import type { ProviderPage } from '#lib/provider/pages.ts'
import { type Answer, CookieJar, send } from './cookie-client.ts'
import { Labels } from './labels.ts'
import { cookieEntry, namedException, namedLog, namedObject, namedUrl } from './normalise.ts'
import { appScreen, errorScreen, providerScreen, type Screen } from './screen.ts'
import { cookieSecret, type Setup } from './setups.ts'
import type { Press, Seen, Side, Tab } from './side.ts'
import type { Entry } from './transcript.ts'

export interface World {
  /** The app as its visitors reach it, such as http://localhost:8501. */
  readonly origin: string
  readonly base: string
  /** The providers, and the port where they listen. */
  readonly provider: string
  /** The side that the script is about, and the other one. */
  readonly home: Side
  readonly away: Side
  /** Puts another secrets.toml in force on both sides. */
  reconfigure(setup: Setup): Promise<void>
}

/** What a person does on the provider's pages: picks someone, describes someone, or says no. */
export type Person = string | Readonly<Record<string, string>> | 'deny'

const now = () => Math.floor(Date.now() / 1000)

/**
 * A visitor's browser, and the language that the scenarios are written in. What each word does to the app is noted in
 * the transcript; what happens at the provider is noted only by its end.
 */
export class Browser {
  readonly jar = new CookieJar()
  readonly #world: World
  readonly #transcript: Entry[]
  readonly #labels: Labels
  #side: Side
  /** Where the last answer of the app, or the provider, sends the browser. */
  next: URL | null = null
  /** The host in the address bar: `localhost`, or another name of the same machine. */
  host = 'localhost'
  /** The port in the address bar, where it is not that of `redirect_uri`: a proxy's. Cookies ignore it. */
  port: string | null = null
  /** What the person has before them; null before anything was opened. */
  screen: Screen | null = null

  constructor(world: World, transcript: Entry[] = [], labels = new Labels()) {
    this.#world = world
    this.#transcript = transcript
    this.#labels = labels
    this.#side = world.home
  }

  get transcript(): readonly Entry[] {
    return this.#transcript
  }

  /** Another visitor, noted in the same transcript. */
  other(): Browser {
    return new Browser(this.#world, this.#transcript, this.#labels)
  }

  /** From here on this browser's cookies go to the other side. */
  cross(): void {
    this.#side = this.#side === this.#world.home ? this.#world.away : this.#world.home
  }

  /** Another secrets.toml, from here on. */
  reconfigure(setup: Setup): Promise<void> {
    return this.#world.reconfigure(setup)
  }

  /** An address of the app. */
  at(path: string): URL {
    const url = new URL(this.#world.base + path, this.#world.origin)
    url.hostname = this.host
    if (this.port !== null) url.port = this.port
    return url
  }

  /** One request to the app; a redirect is noted, not followed. */
  async get(address: string | URL): Promise<Answer> {
    const url = typeof address === 'string' ? this.at(address) : address
    return this.#noteAnswer('', url, await this.#side.get(url, this.jar))
  }

  /** The same with another method, and no body. */
  async ask(method: string, path: string): Promise<Answer> {
    const url = this.at(path)
    return this.#noteAnswer(`${method} `, url, await this.#side.ask(method, url, this.jar))
  }

  #noteAnswer(method: string, url: URL, answer: Answer): Answer {
    const { status, location, setCookies } = answer
    this.next = location === null ? null : new URL(location, url)
    const what = namedUrl(
      `${url.host === new URL(this.#world.origin).host ? '' : url.hostname}${url.pathname}${url.search}`,
      this.#labels,
    )
    const cookies = setCookies
      .filter((line) => !line.startsWith('_streamlit_xsrf='))
      .map((line) => cookieEntry(line, cookieSecret, this.#labels, now()))
    // Of the sample app this is a page already; what a page logs is noted where it is opened.
    const log = this.#log()
    if (status >= 400) this.screen = errorScreen(answer.body)
    const isPage = url.pathname === this.#world.base
    this.#note({
      kind: 'request',
      by: this.#side.name,
      what: method + what,
      status,
      // Only where a method is not allowed are the words and the methods that are.
      refusal: status === 405 ? `${answer.body} (${answer.allow})` : null,
      location: location && namedUrl(location, this.#labels),
      cookies,
      log: isPage ? [] : log,
    })
    return answer
  }

  /** Opens the app in a new tab, notes what it shows, and leaves it open. */
  async open(without: 'xsrf' | 'origin' | null = null, action?: { readonly guard: true }): Promise<Tab> {
    const url = this.at('')
    this.#side.logs()
    const tab = await this.#side.open({ jar: this.jar, url, without })
    this.#notePage('opened', await tab.run(action), without)
    return tab
  }

  /** Opens the app and closes it again. */
  async visit(without: 'xsrf' | 'origin' | null = null, action?: { readonly guard: true }): Promise<void> {
    await this.get('')
    await (await this.open(without, action)).close()
  }

  /** Runs the script again in an open tab. */
  async rerun(tab: Tab): Promise<void> {
    this.#notePage('ran again', await tab.run(), null)
  }

  /** Presses a button of the app in a tab of its own: `st.login(name)`, or `st.logout()`. Leaves the address in `next`. */
  async press(action: Press, without: 'xsrf' | 'origin' | null = null): Promise<void> {
    const tab = await this.#side.open({ jar: this.jar, url: this.at(''), without })
    const seen = await tab.run(action)
    await tab.close()
    const what = 'logout' in action ? 'pressed st.logout()' : `pressed st.login(${JSON.stringify(action.login)})`
    this.next = seen?.redirect ? new URL(seen.redirect, this.at('')) : null
    this.#notePage(what, seen && { ...seen, user: null }, without)
  }

  /** Follows `next` through the provider's pages until the provider sends the browser back to the app, or stops. */
  async provider(person: Person): Promise<void> {
    const port = Number(new URL(this.#world.provider).port)
    let form: Record<string, string> | undefined
    let shown: ProviderPage | null = null
    const pages: string[] = []
    while (this.next?.origin === this.#world.provider) {
      const url = this.next
      const answer = await send({ url, port, jar: this.jar, ...(form && { form }) })
      this.next = answer.location === null ? null : new URL(answer.location, url)
      form = undefined
      if (this.next !== null) continue
      const page: ProviderPage = JSON.parse(answer.body)
      pages.push(nameOf(page))
      shown = page
      if (!('action' in page)) break
      form = formFor(page, person)
      this.next = new URL(page.action, url)
    }
    if (this.next === null && shown) this.screen = providerScreen(shown)
    const end = this.next === null ? 'stays there' : `back to ${namedUrl(this.next.href, this.#labels)}`
    this.#note({ kind: 'provider', what: pages.join(', '), end })
  }

  /** The whole login: the button, the provider as this person, the callback, and the app's page. */
  async login(name: string | null = null, person: Person = 'ada'): Promise<void> {
    await this.begin(name, person)
    await this.follow()
    await this.visit()
  }

  /** A login up to the callback, which is left in `next`. */
  async begin(name: string | null = null, person: Person = 'ada'): Promise<URL> {
    await this.press({ login: name })
    await this.follow()
    await this.provider(person)
    if (this.next === null) throw new Error('the provider did not send the browser back')
    return this.next
  }

  /** The whole logout: the button, the provider where it has a page for that, and the app's page. */
  async logout(): Promise<void> {
    await this.press({ logout: true })
    await this.follow()
    if (this.next?.origin === this.#world.provider) {
      await this.provider('ada')
      await this.follow()
    }
    await this.visit()
  }

  /** Goes where `next` says, when that is the app. */
  async follow(): Promise<void> {
    if (this.next === null) throw new Error('there is nowhere to go')
    await this.get(this.next)
  }

  #notePage(what: string, seen: Seen | null, without: 'xsrf' | 'origin' | null): void {
    if (!seen || seen.redirect === null) this.screen = appScreen(seen)
    const told: { user?: Record<string, unknown>; tokens?: Record<string, unknown> } = JSON.parse(seen?.user ?? '{}')
    this.#note({
      kind: 'page',
      what: this.host === 'localhost' && this.port === null ? what : `${what} at ${this.at('').host}`,
      without,
      shown: seen ? 'page' : 'no answer',
      user: told.user ? namedObject(told.user, this.#labels, now()) : null,
      tokens: told.tokens ? namedObject(told.tokens, this.#labels, now()) : null,
      exception: namedException(seen?.exception ?? null),
      redirect: seen?.redirect ? namedUrl(seen.redirect, this.#labels) : null,
      log: this.#log(),
    })
  }

  #log(): string[] {
    return namedLog(this.#side.logs())
  }

  #note(entry: Entry): void {
    this.#transcript.push(entry)
  }
}

function nameOf(page: ProviderPage): string {
  if (page.kind === 'error') return `error ${page.code ?? ''}: ${page.title}`
  if (page.kind !== 'sign-in') return page.kind
  const hinted = page.people.find((person) => person.hinted)
  return hinted ? `sign-in, ${hinted.key} suggested` : 'sign-in'
}

/** What a person fills in on a page of the provider. */
export function formFor(page: ProviderPage, person: Person): Record<string, string> {
  if (page.kind === 'sign-out') return { xsrf: page.xsrf, logout: 'yes' }
  if (page.kind === 'consent') return person === 'deny' ? { deny: '1' } : { consent: 'allow' }
  if (person === 'deny') return { deny: '1' }
  return typeof person === 'string' ? { persona: person } : { ...person }
}
