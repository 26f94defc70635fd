import { replaced, tomlText } from '#lib/findings/places.ts'
import { placed, redirectUri, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const valueQuotedTwice: Rule = {
  code: 'value-quoted-twice',
  kind: 'fails',
  title: 'The quotes are part of the value',
  about:
    'Quotes within quotes belong to the text: `"\'abc\'"` is five characters. This comes of copying a value with its quotes.',
  streamlit: { does: 'Takes the quotes as part of the value. The provider knows no such value.', where: 'nothing' },
  known: 'tested',
  fix: 'Keep one pair of quotes.',
  find: (file) =>
    [...['client_id', 'client_secret', 'server_metadata_url'].flatMap((name) => textsOf(file, name)), redirectUri(file)]
      .filter((setting) => setting !== undefined)
      .filter(({ value }) => value.length > 2 && /^(["'“‘`]).*["'”’`]$/s.test(value.trim()))
      .map((setting) => {
        const inner = setting.value.trim().slice(1, -1)
        return {
          ...placed(setting),
          so: `The value of \`${setting.name}\` begins and ends with a quote of its own.`,
          ...(setting.place === undefined
            ? {}
            : {
                edit: { label: 'Take the inner quotes away', edits: [replaced(file, setting.place, tomlText(inner))] },
              }),
        }
      }),
}
