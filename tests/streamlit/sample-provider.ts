import { providerCaps } from '#lib/provider/caps.ts'
import type { ProviderPage } from '#lib/provider/pages.ts'
import { createProviders } from '#lib/provider/providers.ts'
import { createRegistry } from '#lib/provider/registration/registry.ts'
import { isTenant } from '#lib/provider/tenants.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { freePort } from '../global-site.ts'
import { listen } from './differential/listen.ts'

export interface SampleProvider {
  readonly origin: string
  /** What a secrets.toml needs besides the metadata URL, `<origin>/provider/<tenant>/.well-known/openid-configuration`. */
  readonly clientId: string
  readonly clientSecret: string
  /** The paths that were asked for, with their queries. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** The sample providers over HTTP, with bare pages, for an app at these redirect URIs. */
export async function serveSampleProvider(redirectUris: readonly string[]): Promise<SampleProvider> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const [clientId, clientSecret] = ['the-readers-app', 'a-client-secret-of-the-tests']
  const registered = {
    clientId,
    clientSecret,
    name: "The reader's app",
    redirectUris,
    postLogoutRedirectUris: redirectUris,
  }
  const providers = await createProviders({
    origin,
    keys: null,
    cookieKeys: ['a-cookie-key-of-the-tests'],
    clients: { acme: [registered], globex: [registered] },
    registry: createRegistry({ secret: 'a secret of the tests, longer than 32 bytes', clock: Date.now }),
    store: memoryStore({ clock: Date.now, caps: providerCaps }),
    clock: Date.now,
    onError: console.error,
  })
  const asked: string[] = []
  const { close } = await listen(async (request) => {
    const { pathname, search } = new URL(request.url)
    const [, first, tenant = ''] = pathname.split('/')
    if (first !== 'provider' || !isTenant(tenant)) return new Response('not found', { status: 404 })
    asked.push(pathname + search)
    const answer = await providers.handle(tenant, request)
    if (answer.kind === 'response') return answer.response
    const headers = answer.headers.toHeaders()
    headers.set('content-type', 'text/html; charset=utf-8')
    return new Response(draw(answer.page), { status: answer.status, headers })
  }, port)
  return { origin, clientId, clientSecret, asked, close }
}

/** The forms of src/components/provider, without their looks. */
function draw(page: ProviderPage): string {
  const form = (action: string, ...inputs: string[]) =>
    `<!doctype html><h1>${page.kind}</h1><form method="post" action="${action}">${inputs.join('')}</form>`
  if (page.kind === 'sign-in') return form(page.action, button('persona', 'ada', 'Ada'))
  if (page.kind === 'consent') return form(page.action, button('consent', 'allow', 'Allow'))
  if (page.kind === 'sign-out') {
    return form(
      page.action,
      `<input type="hidden" name="xsrf" value="${page.xsrf}">`,
      button('logout', 'yes', 'Sign out'),
    )
  }
  return `<!doctype html><h1>${page.kind}</h1><pre>${'text' in page ? `${page.title}\n${page.text}` : ''}</pre>`
}

function button(name: string, value: string, label: string): string {
  return `<button name="${name}" value="${value}">${label}</button>`
}
