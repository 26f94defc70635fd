import type { Handled } from '#lib/lab/handle.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { visitorCookieName } from '#lib/lab/visitor.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import { asResponse, readRequest, textOf } from '#lib/message/message.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'

/** What an address leads to: a page of the app or of a provider, another address, or a bare text. */
export type Shown =
  | { of: 'app'; page: AppPage }
  | { of: 'provider'; page: ProviderPage }
  | { of: 'redirect' }
  | { of: 'text'; text: string }

/** A site that has nothing but a lab, for a browser that exists only in this process. */
export function capturingSite(lab: Lab, visitor: string) {
  return async (request: Request): Promise<{ response: Response; page: Shown }> => {
    const known = lab.visitors.read(cookieJar(request.headers.get('cookie')).get(visitorCookieName(false)))
    const handled = await lab.handle(await readRequest(request), visitor)
    if (!handled || 'nothingNamed' in handled) throw new Error(`nothing at ${request.url}`)
    const headers = new HeaderList(handled.response.headers)
    if (!known) headers.append('set-cookie', lab.visitors.setCookie(visitor))
    return { response: asResponse({ ...handled.response, headers }), page: shownBy(handled) }
  }
}

function shownBy({ response, page }: Handled): Shown {
  if (page) return page.shown
  return response.headers.has('location') ? { of: 'redirect' } : { of: 'text', text: textOf(response.body) }
}
