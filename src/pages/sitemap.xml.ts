export const prerender = false

import type { APIRoute } from 'astro'
import { getProblems } from '#data/errors.ts'
import { lastChange } from '#data/last-change.ts'
import { publicPaths } from '#data/pages.ts'
import { getSections } from '#data/sections.ts'

/** Drawn per request, because a sitemap needs absolute addresses and the site may be served under any host. */
export const GET: APIRoute = async ({ url }) => {
  const sections = await getSections()
  const problems = await getProblems()
  const paths = publicPaths(
    sections.map(({ id }) => id),
    problems.map(({ code }) => code),
  )
  const entries = paths.map((path) => {
    const day = lastChange(path)
    return `<url><loc>${new URL(path, url)}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>`
  })
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  )
}
