import { quoted } from '#lib/findings/places.ts'
import { placed, redirectUri } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriPlaceholder: Rule = {
  code: 'redirect-uri-placeholder',
  kind: 'fails',
  title: 'redirect_uri holds a placeholder',
  about: 'Streamlit fills in `{port}` and nothing else.',
  streamlit: { does: 'Sends it to the provider as it stands.', where: 'browser' },
  known: 'tested',
  fix: 'Put the address of your app there.',
  find: (file) => {
    const setting = redirectUri(file)
    const found =
      setting && /\{(?!port\})[^}]*\}|<[^>]+>|\byour[-_.]\w+|\bexample\.(?:com|org|net)\b/i.exec(setting.value)
    return setting && found ? [{ ...placed(setting), so: `${quoted(setting)} holds \`${found[0]}\`.` }] : []
  },
}
