export const prerender = false

import type { APIRoute } from 'astro'
import { readSettingsForm } from '#lib/lab/lab-settings.ts'
import { labIsFull, noSuchApp, refuse } from '#server/refuse.ts'

/** Sets step mode, the app's clock and what is broken, and shows the app under them; with `then=lab`, the lab. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const app = locals.lab.app(params.scenario)
  if (!app) return noSuchApp()
  const form = await request.formData().catch(() => null)
  if (!form)
    return refuse({ status: 400, text: 'The form could not be read. Go back and send it again.', link: app.base })
  const { lab, visitor } = locals
  const { slug } = app.scenario
  if (!(await lab.settings.change(visitor, slug, readSettingsForm(form)))) return labIsFull(app.base)
  const location = form.get('then') === 'lab' ? `/lab/${slug}/` : app.base
  return new Response(null, { status: 303, headers: { location } })
}
