import { type FrontCapture, frontExchange } from '#lib/lab/front-channel.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { readVisitor, visitorCookieName, visitorSetCookie } from '#lib/lab/visitor.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'

/** What an address leads to: a page of the app or of a provider, another address, or a bare text. */
export type Shown =
  | { of: 'app'; page: AppPage }
  | { of: 'provider'; page: ProviderPage }
  | { of: 'redirect' }
  | { of: 'text'; text: string }

interface Answered {
  readonly response: Response
  readonly page: Shown
  readonly capture: FrontCapture
}

const html = { 'content-type': 'text/html' }

/** What Astro's routes do with a request: src/pages/app and src/pages/provider. */
async function routed(lab: Lab, request: Request, visitor: string): Promise<Answered> {
  const { pathname, origin } = new URL(request.url)
  const [, kind, name, ...route] = pathname.split('/')
  if (kind === 'provider') {
    const answer = await lab.provider(name, request)
    if (!answer) throw new Error(`no provider at ${request.url}`)
    const scenario = lab.app(answer.clientId ?? undefined)?.scenario.slug ?? null
    const capture = { to: 'provider', scenario, tenant: name ?? null, remarks: [] } as const
    if (answer.kind === 'response') return { response: answer.response, page: { of: 'redirect' }, capture }
    const headers = new Headers(html)
    for (const [key, value] of answer.headers) headers.append(key, value)
    return {
      response: new Response('', { status: answer.status, headers }),
      page: { of: 'provider', page: answer.page },
      capture,
    }
  }
  const app = lab.app(name)
  if (!app) throw new Error(`no app at ${request.url}`)
  // A scripted browser may reach the app by another name than the site's own.
  const visit = { app: { ...app, origin }, request, visitor }
  const captureWith = (remarks: FrontCapture['remarks']) =>
    ({ to: 'app', scenario: app.scenario.slug, tenant: null, remarks }) as const
  const handler = { 'auth/login': lab.login, 'auth/logout': lab.logout, oauth2callback: lab.callback }[route.join('/')]
  if (handler) {
    const { response, remarks } = await handler(visit)
    const isText = !response.headers.has('location')
    const page: Shown = isText ? { of: 'text', text: await response.clone().text() } : { of: 'redirect' }
    return { response, page, capture: captureWith(remarks) }
  }
  const { page, remarks } = await lab.page(visit)
  return { response: new Response('', { headers: html }), page: { of: 'app', page }, capture: captureWith(remarks) }
}

/**
 * What src/middleware.ts does around them: it names the visitor and keeps a copy of what passes.
 * `onAppAnswer` is called between an answer of the app and its capture.
 */
export function capturingSite(lab: Lab, visitor: string, onAppAnswer: () => void = () => undefined) {
  return async (request: Request): Promise<{ response: Response; page: Shown }> => {
    const known = readVisitor(cookieJar(request.headers.get('cookie')).get(visitorCookieName(false)))
    const at = lab.tick()
    const copy = request.clone()
    const { response, page, capture } = await routed(lab, request, visitor)
    if (capture.to === 'app') onAppAnswer()
    const scenario = capture.scenario ?? (await lab.traces.lastScenario(visitor))
    if (scenario === undefined) throw new Error('a message before the first visit')
    const passed = await lab.onTheWay({ visitor, scenario, answer: response, url: request.url })
    const took = lab.tick() - at
    await lab.traces.append(visitor, scenario, await frontExchange({ at, took, capture, request: copy, passed }))
    const { arrives } = passed
    const headers = new Headers(arrives.headers)
    if (!known) headers.append('set-cookie', visitorSetCookie(visitor, false))
    return { response: new Response(arrives.body, { status: arrives.status, headers }), page }
  }
}
