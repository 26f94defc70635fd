import { defineMiddleware } from 'astro:middleware'
import { frontExchange } from '#lib/lab/front-channel.ts'
import { mayNavigate, maySubmit } from '#lib/lab/same-origin.ts'
import { newVisitor, readVisitor, visitorCookieName, visitorSetCookie } from '#lib/lab/visitor.ts'
import { ownAppExchange } from '#lib/own-app/captures.ts'
import { labOf } from './server/lab-of.ts'
import { refuse } from './server/refuse.ts'

/** Routes whose form posts come from other servers, not from browsers (OAuth 2.0 endpoints). */
const protocolPosts = /^\/provider\/[^/]+\/(?:token|me|jwks)\/?$/

/** Who is asking, whether it may change something, and a copy of what passes for the visitor's inspector. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next()
  const { request, locals } = context
  const lab = await labOf(locals.settings)
  locals.lab = lab

  const reading = request.method === 'GET' || request.method === 'HEAD'
  if (!reading && !protocolPosts.test(context.url.pathname) && !maySubmit(request.headers, lab.site.origin)) {
    return refuse({
      status: 403,
      text: 'This form was sent from another site. Open the page here and send it again.',
      link: '/',
    })
  }
  const isLoginOrLogout = context.routePattern.startsWith('/app/[scenario]/auth/')
  if (isLoginOrLogout && !mayNavigate(request.headers)) {
    return refuse({
      status: 403,
      text: 'Another site asked for a login or logout here. Open the app and use its own buttons.',
      link: `/app/${context.params['scenario'] ?? ''}/`,
    })
  }

  const known = readVisitor(context.cookies.get(visitorCookieName(lab.site.https))?.value)
  locals.visitor = known ?? newVisitor()
  const at = lab.tick()
  const copy = request.body === null ? request : request.clone()
  const answer = await next()

  const { capture } = locals
  let pausedAt: string | null = null
  let arrives = answer
  if (capture?.ownApp) {
    const { tag, refused } = capture.ownApp
    const passed = { at, took: lab.tick() - at, tenant: capture.tenant ?? '', request: copy, answer, refused }
    await lab.ownApps.captures.keep(tag, await ownAppExchange(passed))
  } else if (capture) {
    const scenario = capture.scenario ?? (await lab.traces.lastScenario(locals.visitor))
    if (scenario !== undefined) {
      const passed = await lab.onTheWay({ visitor: locals.visitor, scenario, answer, url: request.url })
      arrives = passed.arrives
      pausedAt = await lab.waitAt(locals.visitor, scenario, arrives, request.url)
      const took = lab.tick() - at
      const exchange = await frontExchange({ at, took, capture, request: copy, passed })
      await lab.traces.append(locals.visitor, scenario, exchange)
    }
  }
  const headers = new Headers(arrives.headers)
  if (pausedAt !== null) headers.set('location', pausedAt)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (!known) headers.append('set-cookie', visitorSetCookie(locals.visitor, lab.site.https))
  return new Response(arrives.body, { status: arrives.status, statusText: arrives.statusText, headers })
})
