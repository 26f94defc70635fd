import { type HTMLElement, parse } from 'node-html-parser'
import { scriptedBrowser } from '#lib/plays/scripted-browser.ts'
import { TestJar } from '#lib/trace/testing.ts'

/** A page as it came, and its status. */
export interface Page {
  readonly status: number
  readonly text: string
  readonly document: HTMLElement
}

/** What a person has before the eyes, in the words of the measured stories. */
export type Seen = 'logged in' | 'logged out' | 'red box' | 'nothing' | 'provider page' | 'error text'

export interface VisitorOptions {
  /** Where the visitor asks from, as a proxy in front tells it. */
  readonly address?: string
  /** Is waited for before each request. */
  readonly before?: () => Promise<void>
}

/** One visitor of the built site, with cookies of their own. */
export function visitor(origin: string, { address, before }: VisitorOptions = {}) {
  const browser = scriptedBrowser(async (request) => {
    await before?.()
    if (address !== undefined) request.headers.set('x-forwarded-for', address)
    const response = await fetch(request, { redirect: 'manual' })
    const text = await response.text()
    return { response, page: { status: response.status, text, document: parse(text) } satisfies Page }
  }, new TestJar())
  const open = async (address: string, form?: Readonly<Record<string, string>>): Promise<Page & { url: string }> => {
    const { url, page } = await browser.open({ url: new URL(address, origin).href, ...(form ? { form } : {}) })
    if (!page) throw new Error(`no page at ${url}`)
    return { url, ...page }
  }
  return {
    open,
    set: (scenario: string, form: Readonly<Record<string, string>>) => open(`/app/${scenario}/settings`, form),
    /** Presses the app's login button: the sign-in page, or where it ended before that. */
    async begin(scenario: string, button = 0): Promise<Page & { url: string }> {
      const page = await open(`/app/${scenario}/`)
      const link = page.document.querySelectorAll('a[data-login]')[button]?.getAttribute('href')
      return link === undefined ? page : open(new URL(link.replaceAll('&amp;', '&'), page.url).href)
    },
    /** Answers the sign-in page. */
    answer: (page: Page & { url: string }, form: Readonly<Record<string, string>>) => open(actionOf(page), form),
    /** Logs in as Ada, and stops before an address below the path is opened, which it gives. */
    async stopBefore(scenario: string, path: string): Promise<string> {
      const stopsAt = (url: URL) => url.pathname === path
      const page = await this.begin(scenario)
      const { url } = await browser.open({ url: actionOf(page), form: { persona: 'ada' }, stopsAt })
      return url
    },
    /** Answers the sign-in page of an app on another port, and stops at the address that the browser is sent to. */
    async leave(page: Page & { url: string }, form: Readonly<Record<string, string>>): Promise<URL> {
      const elsewhere = (url: URL) => url.origin !== origin
      const { url } = await browser.open({ url: actionOf(page), form, stopsAt: elsewhere })
      return new URL(url)
    },
  }
}

function actionOf({ document, url }: Page & { url: string }): string {
  return new URL(document.querySelector('form.people')?.getAttribute('action') ?? '', url).href
}

export type Visitor = ReturnType<typeof visitor>

/** One login of Ada, as far as it goes. */
export async function logIn(browser: Visitor, scenario: string, button = 0): Promise<Page & { url: string }> {
  const page = await browser.begin(scenario, button)
  return isSignIn(page) ? browser.answer(page, { persona: 'ada' }) : page
}

export function isSignIn({ document }: Page): boolean {
  return document.querySelector('form.people') !== null
}

export function seen({ document, url }: Page & { url: string }): Seen {
  if (new URL(url).pathname.startsWith('/provider/')) return 'provider page'
  if (document.querySelector('.unloaded')) return 'nothing'
  if (document.querySelector('.exception')) return 'red box'
  const user = document.querySelector('#st-user')?.textContent
  if (user === undefined) return 'error text'
  return JSON.parse(user).is_logged_in === true ? 'logged in' : 'logged out'
}
