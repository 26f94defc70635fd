import { addressOf } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const metadataUrlNoAddress: Rule = {
  code: 'metadata-url-no-address',
  kind: 'fails',
  title: 'server_metadata_url is no whole address',
  about:
    'Streamlit’s server fetches the provider’s metadata there, at every login. The address begins with `https://`.',
  streamlit: {
    does: 'Cannot fetch it: the white page `Authentication error`, and a traceback in the log.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Write the whole address. Opened in a browser it shows JSON with `issuer` in it.',
  find: (file) =>
    textsOf(file, 'server_metadata_url')
      .filter(({ value }) => value.trim() !== '' && addressOf(value.trim()) === undefined)
      .map((setting) => ({ ...placed(setting), so: `${quoted(setting)} is no address of http or https.` })),
}
