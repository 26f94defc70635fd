export const prerender = false

import type { APIRoute } from 'astro'
import measured from '#content/measured-with.json' with { type: 'json' }
import { appFiles } from '#lib/own-app/app-files.ts'
import { newCookieSecret, readCookieSecret } from '#lib/own-app/own-apps.ts'
import { zip } from '#lib/own-app/zip.ts'
import { noSuchRegistration } from '#server/no-such-registration.ts'

/** The files that the page shows, with the cookie secret that the page shows. */
export const POST: APIRoute = async ({ params, request, locals: { lab } }) => {
  const app = lab.ownApps.open(params['key'])
  if (!app) return noSuchRegistration()
  const data = await request.formData().catch(() => new FormData())
  const cookieSecret = readCookieSecret(data.get('cookie_secret')) ?? newCookieSecret()
  const input = { app, origin: lab.site.origin, cookieSecret, streamlit: measured.streamlit }
  const { folder, files } = appFiles(input)
  const archive = zip(files.map(({ path, text }) => ({ path: `${folder}/${path}`, text })))
  return new Response(archive, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${folder}.zip"`,
      'cache-control': 'no-store',
    },
  })
}
