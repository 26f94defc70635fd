export const prerender = false

import type { APIRoute } from 'astro'
import { tamperAnswer } from '#lib/lab/tamper-answer.ts'
import { noSuchApp, refuse } from '#server/refuse.ts'

/** Sets the identity cookie that came along, changed behind the app's back, and leads to the app. */
export const POST: APIRoute = async ({ locals, params, request }) => {
  const app = locals.lab.app(params.scenario)
  if (!app) return noSuchApp()
  const answer = await tamperAnswer(app, request)
  return answer instanceof Response ? answer : refuse({ ...answer, link: app.base })
}
