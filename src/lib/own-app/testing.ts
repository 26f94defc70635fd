import { testLab, testVisitor } from '#lib/lab/testing.ts'
import { asResponse, readRequest } from '#lib/message/message.ts'
import type { Providers } from '#lib/provider/providers.ts'
import type { OwnApp } from '#lib/provider/registration/registration.ts'
import { app as appAt, browser, pageOf } from '#lib/provider/testing.ts'
import { formStart, type RegisterForm } from './own-apps.ts'

/** An own app, registered at a lab, whose messages are kept as the site's middleware does it. */
export async function readersApp(form: Partial<RegisterForm> = {}) {
  const clock = { now: Date.now() }
  const lab = await testLab({ clock: () => clock.now })
  const outcome = await lab.ownApps.register({ ...formStart, ...form })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  const { app } = outcome
  const providers: Pick<Providers, 'issuer' | 'handle'> = {
    issuer: (tenant) => `${lab.site.origin}/provider/${tenant}`,
    async handle(_tenant, request) {
      const handled = await lab.handle(await readRequest(request), testVisitor)
      if (!handled || 'nothingNamed' in handled) throw new Error('no such provider')
      const { response, page } = handled
      if (page?.shown.of !== 'provider') return { kind: 'response', response: asResponse(response), clientId: null }
      const { status, headers } = response
      return { kind: 'page', page: page.shown.page, status, headers, clientId: null }
    },
  }
  const visitor = browser(providers)

  /** Asks for a login and answers the sign-in page; gives what the app has to redeem. */
  const begin = async (params: Record<string, string> = {}, person: Record<string, string> = { persona: 'ada' }) => {
    const attempt = await (await appAt(providers, app.tenant, app)).begin(params)
    const first = await visitor.follow(attempt.url)
    if (first.answer.kind !== 'page' || first.answer.page.kind !== 'sign-in') return { attempt, at: first.url }
    return { attempt, at: (await visitor.post(pageOf(first.answer, 'sign-in'), person)).url }
  }
  /** Sends a token request of its own making. */
  const redeem = async (at: string, change: Record<string, string>, { clientId, clientSecret }: OwnApp = app) => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(at).searchParams.get('code') ?? '',
      redirect_uri: formStart.redirectUri,
      ...change,
    })
    const headers = { authorization: `Basic ${btoa(`${clientId}:${change['secret'] ?? clientSecret}`)}` }
    const url = `${providers.issuer(app.tenant)}/token`
    await providers.handle(app.tenant, new Request(url, { method: 'POST', headers, body }))
  }
  /** The titles of what is said of the newest login. */
  const said = async () => {
    const opened = lab.ownApps.open(app.pageKey)
    const [newest] = opened ? await lab.ownApps.logins(opened) : []
    return newest?.findings.map(({ title }) => title) ?? []
  }
  return { lab, app, clock, providers, visitor, begin, redeem, said }
}
