import type { APIRoute } from 'astro'
import { noSuchApp } from '../../../server/refuse.ts'

export const prerender = false

/** Forgets the scenario's runs and cookies, the provider's too, and shows the app as at a first visit. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const app = locals.lab.app(params.scenario)
  return app ? locals.lab.reset({ app, request, visitor: locals.visitor }) : noSuchApp()
}
