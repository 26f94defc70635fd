import type { APIRoute } from 'astro'
import { noSuchApp } from '#server/refuse.ts'

export const prerender = false

export const GET: APIRoute = async ({ locals, params, request }) => {
  const app = locals.lab.app(params.scenario)
  if (!app) return noSuchApp()
  const { response, remarks } = await locals.lab.login({ app, request, visitor: locals.visitor })
  locals.capture = { to: 'app', scenario: app.scenario.slug, tenant: null, remarks }
  return response
}
