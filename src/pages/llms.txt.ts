export const prerender = false

import type { APIRoute } from 'astro'
import { llmsText } from '#data/llms.ts'

/** Drawn per request, as the sitemap is: its addresses are absolute, and the site may be served under any host. */
export const GET: APIRoute = async ({ url }) =>
  new Response(await llmsText(url.origin), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
