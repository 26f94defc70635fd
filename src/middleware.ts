import { defineMiddleware } from 'astro:middleware'
import type { APIContext } from 'astro'
import { framedView } from '#lib/lab/framed-view.ts'
import type { Lab } from '#lib/lab/lab.ts'
import { routeOf } from '#lib/lab/route.ts'
import { foreignIn, visit, visitorIn } from '#lib/lab/visit.ts'
import { asResponse, readRequest } from '#lib/message/message.ts'
import { labInDevelopment, playsInDevelopment, searchInDevelopment } from '#server/lab-in-development.ts'
import { labRefusal } from '#server/lab-refusals.ts'
import { refuse } from '#server/refuse.ts'

/** Who asks where no server of ours stands in front. */
const developer = 'astro dev'

/**
 * Who is asking, and whether it may change something. Requests to the sample apps and providers do not come this way in
 * production, where server.ts answers them and asks here for a page's form only; in `astro dev` they do.
 */
export const onRequest = defineMiddleware(async (context, next) => {
  if (context.isPrerendered || isDrawing(context.locals)) return next()
  const { request, locals } = context
  const lab = locals.lab ?? (await labInDevelopment())
  locals.lab = lab
  locals.plays ??= playsInDevelopment
  locals.search ??= searchInDevelopment
  if (routeOf(context.url.pathname)) return answerOfLab(lab, context, next)

  if (nameless.has(context.routePattern)) return withHeaders(await next(), keepNothing)
  const foreign = foreignIn(lab, request)
  if (foreign) return refuse(labRefusal(foreign))
  const { key, setCookie } = await visitorIn(lab, request, locals.address ?? developer)
  locals.visitor = key
  return withHeaders(await next(), (headers) => {
    keepNothing(headers)
    if (setCookie !== null) headers.append('set-cookie', setCookie)
  })
})

/** Whether nobody asks: a page is drawn with what was made before. */
function isDrawing({ framed, compared, playedTwice }: App.Locals): boolean {
  return (framed ?? compared ?? playedTwice) !== undefined
}

/** What does not ask who the visitor is: nobody needs a cookie for it. */
const nameless: ReadonlySet<string> = new Set(['/search', '/llms.txt', '/robots.txt', '/sitemap.xml'])

function keepNothing(headers: Headers): void {
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

async function answerOfLab(
  lab: Lab,
  { request, locals }: APIContext,
  next: () => Promise<Response>,
): Promise<Response> {
  const handled = await visit(lab, await readRequest(request), developer)
  if (!handled) return next()
  if (!('response' in handled)) return refuse(labRefusal(handled))
  const { response, page } = handled
  if (!page) return asResponse(response)
  locals.framed = framedView(page)
  const { body } = await next()
  return new Response(body, { status: response.status, headers: response.headers.toHeaders() })
}

function withHeaders(answer: Response, change: (headers: Headers) => void): Response {
  const headers = new Headers(answer.headers)
  change(headers)
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}
