export const prerender = false

import type { APIRoute } from 'astro'
import { noSuchApp } from '#server/refuse.ts'

/** Forgets the scenario's runs and cookies, the provider's too, mends it, and shows the app as at a first visit. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const { lab, visitor } = locals
  const app = lab.app(params.scenario)
  if (!app) return noSuchApp()
  await lab.settings.change(visitor, app.scenario.slug, { fault: null })
  return lab.reset({ app, request, visitor })
}
