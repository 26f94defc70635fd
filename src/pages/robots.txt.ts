export const prerender = false

import type { APIRoute } from 'astro'

/**
 * Crawlers may read the pages. The sample apps, the providers and the labs are for people with a login to try; below
 * /lab/ only what is written is open (RFC 9309 §2.2.2: the longest rule that matches counts).
 */
export const GET: APIRoute = ({ url }) =>
  new Response([...rules, '', `Sitemap: ${new URL('/sitemap.xml', url)}`, ''].join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })

const rules = [
  'User-agent: *',
  'Disallow: /app/',
  'Disallow: /provider/',
  'Disallow: /lab/',
  'Allow: /lab/faults/$',
  'Allow: /lab/attacks/',
  'Disallow: /lab/attacks/*/live',
]
