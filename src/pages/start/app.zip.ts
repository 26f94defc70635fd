export const prerender = false

import type { APIRoute } from 'astro'
import { catalogue } from '#components/start/catalogue.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { zip } from '#lib/start/zip.ts'
import { randomString } from '#lib/streamlit/random-string.ts'
import { startFields } from '#server/start-fields.ts'

/** The files of /start/ for a browser without JavaScript: with a fresh cookie secret, and a placeholder for the client's. */
export const POST: APIRoute = async ({ request, locals: { lab } }) => {
  const { choices } = parseChoices(await startFields(request), catalogue(lab.site.origin))
  const secrets = { cookieSecrets: { local: randomString(43), deployed: randomString(43) }, clientSecrets: {} }
  const { files } = makeFiles(choices, secrets)
  return new Response(zip(files.map(({ path, text }) => ({ path: `streamlit-login/${path}`, text }))), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="streamlit-login.zip"',
      'cache-control': 'no-store',
    },
  })
}
