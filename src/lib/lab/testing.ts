import type { ProviderPage } from '#lib/provider/providers.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'
import { parseSetCookie } from '#lib/trace/set-cookie.ts'
import { createLab, type Lab } from './lab.ts'

export const testOrigin = 'http://localhost:4321'

/** A lab as it stands at http://localhost:4321, with keys of its own. `now` moves its clock (milliseconds). */
export function testLab(now: () => number = Date.now): Promise<Lab> {
  return createLab({
    origin: testOrigin,
    https: false,
    cookieSecret: 'a secret of the tests, longer than 32 bytes',
    providerKeys: null,
    cookieKeys: ['a cookie key of the tests'],
    clock: now,
    onError: console.error,
  })
}

export type Shown =
  | { readonly kind: 'app'; readonly url: string; readonly page: AppPage; readonly logs: readonly string[] }
  | { readonly kind: 'provider'; readonly url: string; readonly page: ProviderPage }
  | { readonly kind: 'text'; readonly url: string; readonly status: number; readonly logs: readonly string[] }

interface Kept {
  readonly value: string
  readonly path: string
}

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

/** A browser that knows only the lab: it keeps cookies by path and follows redirects. */
export function labBrowser(lab: Lab, visitor = 'a-visitor') {
  const jar = new Map<string, Kept>()
  const logs: string[] = []
  const cookies = (path: string) =>
    [...jar]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([key, cookie]) => `${key.split(' ')[0]}=${cookie.value}`)
      .join('; ')
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const set = parseSetCookie(line, Date.now())
      const path = set.attributes.find(([name]) => name.toLowerCase() === 'path')?.[1] ?? '/'
      if (set.removes) jar.delete(`${set.name} ${path}`)
      else jar.set(`${set.name} ${path}`, { value: set.value, path })
    }
  }
  const request = (url: string, form?: Record<string, string>) => {
    const headers = new Headers({ ...chromium, cookie: cookies(new URL(url).pathname) })
    if (!form) return new Request(url, { headers })
    headers.set('origin', testOrigin)
    headers.set('referer', url)
    headers.set('cache-control', 'max-age=0')
    return new Request(url, { method: 'POST', headers, body: new URLSearchParams(form) })
  }
  const open = async (address: string, form?: Record<string, string>): Promise<Shown> => {
    const url = new URL(address, testOrigin).href
    const sent = request(url, form)
    const [, first, second] = new URL(url).pathname.split('/')
    if (first === 'provider') {
      const answer = await lab.provider(second, sent)
      if (!answer) throw new Error(`no provider at ${url}`)
      if (answer.kind === 'page') {
        keep(answer.headers)
        return { kind: 'provider', url, page: answer.page }
      }
      return follow(url, answer.response)
    }
    const app = lab.app(second)
    if (!app) throw new Error(`no app at ${url}`)
    const visit = { app, request: sent, visitor }
    const route = new URL(url).pathname.slice(app.base.length)
    if (route === '') {
      const { page, remarks } = await lab.page(visit)
      logs.push(...remarks.map((remark) => remark.text))
      return { kind: 'app', url, page, logs: logs.splice(0) }
    }
    const handler = { 'auth/login': lab.login, 'auth/logout': lab.logout, oauth2callback: lab.callback }[route]
    if (!handler) throw new Error(`no route at ${url}`)
    const { response, remarks } = await handler(visit)
    logs.push(...remarks.map((remark) => remark.text))
    return follow(url, response)
  }
  const follow = async (url: string, response: Response): Promise<Shown> => {
    keep(response.headers)
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
