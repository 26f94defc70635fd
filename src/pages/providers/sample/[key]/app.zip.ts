export const prerender = false

import type { APIRoute } from 'astro'
import measured from '#content/measured-with.json' with { type: 'json' }
import { appFiles } from '#lib/own-app/app-files.ts'
import { zip } from '#lib/start/zip.ts'
import { noSuchOwnApp } from '#server/refuse.ts'

/** The files that the page shows. */
export const POST: APIRoute = ({ params, locals: { lab } }) => {
  const app = lab.ownApps.open(params['key'])
  if (!app) return noSuchOwnApp()
  const { folder, files } = appFiles({ app, origin: lab.site.origin, streamlit: measured.streamlit })
  const archive = zip(files.map(({ path, text }) => ({ path: `${folder}/${path}`, text })))
  return new Response(archive, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${folder}.zip"`,
      'cache-control': 'no-store',
    },
  })
}
