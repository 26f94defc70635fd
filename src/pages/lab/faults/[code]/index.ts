export const prerender = false

import type { APIRoute } from 'astro'
import { experimentOf } from '#data/errors.ts'
import { faultOf } from '#lib/faults/index.ts'

/** A fault is the experiment on the page of its problem. */
export const GET: APIRoute = async ({ params, redirect }) => {
  const fault = faultOf(params['code'])
  return fault ? redirect(await experimentOf(fault.code), 301) : new Response(null, { status: 404 })
}
