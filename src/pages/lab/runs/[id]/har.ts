export const prerender = false

import type { APIRoute } from 'astro'
import { harOf } from '#lib/trace/har.ts'
import { noSuchRun } from '#server/refuse.ts'

/** The run as a HAR file, its secrets masked. */
export const GET: APIRoute = async ({ locals, params }) => {
  const run = await locals.lab.traces.run(locals.visitor, params.id ?? '')
  if (!run) return noSuchRun()
  const day = new Date(run.startedAt).toISOString().slice(0, 10)
  return new Response(JSON.stringify(harOf(run), null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${run.scenario}-${day}.har"`,
    },
  })
}
