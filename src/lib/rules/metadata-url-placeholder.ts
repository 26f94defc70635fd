import { quoted } from '#lib/findings/places.ts'
import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

const placeholder =
  /\{(?!tenant(?:_?id)?\})[^}]*\}|%7B|<[^>]+>|\byour[-_]\w+|\byour(?:tenant|domain|realm)\b|\bYOUR_\w+|\bexample\.(?:com|org|net)\b|:tenant\b/i

export const metadataUrlPlaceholder: Rule = {
  code: 'metadata-url-placeholder',
  kind: 'fails',
  title: 'server_metadata_url holds a placeholder',
  about: 'Documents print a name where that of your own tenant, domain or realm belongs.',
  streamlit: {
    does: 'Fetches it as it stands, and gets no metadata: the white page `Authentication error`.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Put the name of your own there. Opened in a browser the address shows JSON with `issuer` in it.',
  find: (file) =>
    textsOf(file, 'server_metadata_url').flatMap((setting) => {
      const found = placeholder.exec(setting.value.slice(0, 4000))
      return found === null ? [] : [{ ...placed(setting), so: `${quoted(setting)} holds \`${found[0]}\`.` }]
    }),
}
