export const prerender = false

import type { APIRoute } from 'astro'
import { getSections } from '#data/sections.ts'
import { faults } from '#lib/faults/index.ts'
import { attacks } from '#lib/plays/attacks/index.ts'

/** Drawn per request, because a sitemap needs absolute addresses and the site may be served under any host. */
export const GET: APIRoute = async ({ url }) => {
  const sections = await getSections()
  const paths = [
    '/',
    '/guide/',
    ...sections.map(({ path }) => path),
    '/lab',
    '/lab/faults/',
    ...faults.map(({ code }) => `/lab/faults/${code}/`),
    '/lab/attacks/',
    ...attacks.map(({ code }) => `/lab/attacks/${code}/`),
    '/providers/sample/',
    '/glossary/',
    '/cookies',
    '/search/',
  ]
  const entries = paths.map((path) => `<url><loc>${new URL(path, url)}</loc></url>`).join('')
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  )
}
