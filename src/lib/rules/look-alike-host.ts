import { quoted } from '#lib/findings/places.ts'
import { placed, redirectUri, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const lookAlikeHost: Rule = {
  code: 'look-alike-host',
  kind: 'fails',
  title: 'An address holds letters that only look right',
  about: 'A Cyrillic а in the name of a host makes it another host, which may be anybody’s.',
  streamlit: { does: 'Uses the address as it stands: another host than the one you read.', where: 'nothing' },
  known: 'plain',
  fix: 'Type the address anew on your keyboard.',
  find: (file) =>
    [redirectUri(file), ...textsOf(file, 'server_metadata_url')]
      .filter((setting) => setting !== undefined)
      .flatMap((setting) => {
        const host = /^\s*https?:\/\/([^/?#]{1,300})/i.exec(setting.value)?.[1] ?? ''
        const odd = [...host].find((char) => /(?!\p{ASCII})\p{L}/u.test(char))
        const code = odd?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
        return code === undefined
          ? []
          : [{ ...placed(setting), so: `The host of ${quoted(setting)} has the letter U+${code}.` }]
      }),
}
