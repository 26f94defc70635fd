import { isPrivate } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const metadataUrlHttp: Rule = {
  code: 'metadata-url-http',
  kind: 'surprising',
  title: 'server_metadata_url is http on a public host',
  about: 'Whoever can change the answer on its way decides which keys and addresses your app trusts.',
  streamlit: { does: 'Fetches it, http or not.', where: 'nothing' },
  known: 'tested',
  fix: 'Write `https://`.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => url.protocol === 'http:' && !isPrivate(url))
      .map((setting) => ({ ...placed(setting), so: `${quoted(setting)} is http.` })),
}
