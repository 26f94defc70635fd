import { HeaderList } from '#lib/message/header-list.ts'
import { textOf } from '#lib/message/message.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import { testKeys } from '#lib/provider/testing.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { TestJar } from '#lib/trace/testing.ts'
import type { Run } from '#lib/trace/traces.ts'
import type { Handled } from './handle.ts'
import { createLab, type Lab, type LabOptions } from './lab.ts'

export const testOrigin = 'http://localhost:4321'
export const testVisitor = 'a-visitor'

/** A lab as it stands at http://localhost:4321. `clock` gives milliseconds. */
export async function testLab(
  options: Pick<Partial<LabOptions>, 'clock' | 'faultOf' | 'store' | 'providerKeys'> = {},
): Promise<Lab> {
  return createLab({
    origin: testOrigin,
    https: false,
    cookieSecret: 'a secret of the tests, longer than 32 bytes',
    providerKeys: await testKeys(),
    cookieKeys: ['a cookie key of the tests'],
    clock: Date.now,
    store: memoryStore({ clock: options.clock ?? Date.now }),
    onError: console.error,
    ...options,
  })
}

/** Asks a lab for an address of its own. */
export async function ask(lab: Lab, url: string, init: RequestInit = {}, visitor = testVisitor): Promise<Handled> {
  const { method, headers, body } = new Request(new URL(url, testOrigin), init)
  const read = body === null ? null : new Uint8Array(await new Response(body).arrayBuffer())
  const handled = await lab.handle(
    { method, url: new URL(url, testOrigin).href, headers: new HeaderList(headers), body: read },
    visitor,
  )
  if (!handled || 'nothingNamed' in handled) throw new Error(`nothing at ${url}`)
  return handled
}

export type Shown =
  | { readonly kind: 'app'; readonly url: string; readonly page: AppPage; readonly logs: readonly string[] }
  | { readonly kind: 'provider'; readonly url: string; readonly page: ProviderPage }
  | { readonly kind: 'text'; readonly url: string; readonly status: number; readonly logs: readonly string[] }

/** What Chromium sends with a visit to a page in a frame, cookies aside. */
const chromium = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
  connection: 'keep-alive',
  host: new URL(testOrigin).host,
  'sec-ch-ua': '"Chromium";v="146", "Not-A.Brand";v="24"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Linux"',
  'sec-fetch-dest': 'iframe',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-user': '?1',
  'upgrade-insecure-requests': '1',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36',
} as const

/** A browser that knows only the lab: it keeps cookies and follows redirects. */
export function labBrowser(lab: Lab, visitor = testVisitor) {
  const jar = new TestJar()
  const logs: string[] = []
  const sent = (url: string, form?: Record<string, string>): RequestInit => {
    const headers = { ...chromium, cookie: jar.header(new URL(url)) }
    if (!form) return { headers }
    const posted = { ...headers, origin: testOrigin, referer: url, 'cache-control': 'max-age=0' }
    return { method: 'POST', headers: posted, body: new URLSearchParams(form) }
  }
  const open = async (address: string, form?: Record<string, string>): Promise<Shown> => {
    const url = new URL(address, testOrigin).href
    const { response, page, remarks } = await ask(lab, url, sent(url, form), visitor)
    logs.push(...remarks.map(({ text }) => text))
    jar.keep(new URL(url), response.headers.getSetCookie())
    if (page?.shown.of === 'provider') return { kind: 'provider', url, page: page.shown.page }
    if (page?.shown.of === 'app') return { kind: 'app', url, page: page.shown.page, logs: logs.splice(0) }
    const location = response.headers.get('location')
    if (location !== null) return open(new URL(location, url).href)
    return { kind: 'text', url, status: response.status, logs: logs.splice(0) }
  }
  /** Opens the app, presses its login button and chooses a persona. */
  const login = async (app: string, button: string, persona: string): Promise<Shown> => {
    const shown = await open(`/app/${app}/`)
    const link =
      shown.kind === 'app' ? shown.page.drawn.find((one) => one.kind === 'login' && one.label === button) : undefined
    if (link?.kind !== 'login') throw new Error(`no button "${button}"`)
    const signIn = await open(link.href)
    if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
    return open(signIn.page.action, { persona })
  }
  return { open, login, jar }
}

/** A real login, and the lab and browser it was made with. */
export async function recordedLogin(app: string, button: string, persona: string) {
  const lab = await testLab()
  const browser = labBrowser(lab)
  await browser.login(app, button, persona)
  const current = async (): Promise<Run> => {
    const run = await lab.traces.current(testVisitor, app)
    if (!run) throw new Error('nothing was recorded')
    return run
  }
  return { lab, browser, current }
}

/** The text of a handled answer. */
export function textOfAnswer({ response }: Handled): string {
  return textOf(response.body)
}
