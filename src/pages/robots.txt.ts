export const prerender = false

import type { APIRoute } from 'astro'

/** Crawlers may read the pages; the sample apps and providers are for people with a login to try. */
export const GET: APIRoute = ({ url }) =>
  new Response(`User-agent: *\nDisallow: /app/\nDisallow: /provider/\n\nSitemap: ${new URL('/sitemap.xml', url)}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
