import type { APIRoute } from 'astro'
import { readSettingsForm } from '#lib/lab/lab-settings.ts'
import { noSuchApp, refuse } from '../../../server/refuse.ts'

export const prerender = false

/** Sets step mode and the app's clock, and shows the app under them. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const app = locals.lab.app(params.scenario)
  if (!app) return noSuchApp()
  const form = await request.formData().catch(() => null)
  if (!form)
    return refuse({ status: 400, text: 'The form could not be read. Go back and send it again.', link: app.base })
  await locals.lab.settings.set(locals.visitor, app.scenario.slug, readSettingsForm(form))
  return new Response(null, { status: 303, headers: { location: app.base } })
}
