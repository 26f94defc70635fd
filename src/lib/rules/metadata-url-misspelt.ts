import { wellKnown } from '#lib/findings/addresses.ts'
import { quoted, replaced, tomlText } from '#lib/findings/places.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const metadataUrlMisspelt: Rule = {
  code: 'metadata-url-misspelt',
  kind: 'fails',
  title: 'The end of server_metadata_url is misspelt',
  about: 'It is `/.well-known/openid-configuration`: a dot before, hyphens between, no slash after.',
  streamlit: {
    does: 'Fetches it as it stands. Most providers have nothing there: the white page `Authentication error`.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Let it end in `/.well-known/openid-configuration`.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => !url.pathname.endsWith(wellKnown))
      .flatMap((setting) => {
        const found = /\/\.?well[-_]?known(?:\/.*)?$/i.exec(setting.url.pathname)
        const other = /\/oauth-authorization-server/.test(setting.url.pathname)
        if (found === null && !other) return []
        const at = setting.value.toLowerCase().search(/\/\.?well[-_]?known/)
        return [
          {
            ...placed(setting),
            so: `${quoted(setting)} ends in \`${(found?.[0] ?? '').slice(0, 80)}\`.`,
            ...(setting.place !== undefined && at > 8
              ? {
                  edit: {
                    label: 'Mend its end',
                    edits: [replaced(file, setting.place, tomlText(setting.value.slice(0, at).trim() + wellKnown))],
                  },
                }
              : {}),
          },
        ]
      }),
}
