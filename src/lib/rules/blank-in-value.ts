import { replaced, tomlText } from '#lib/findings/places.ts'
import { placed, redirectUri, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import type { SecretsFile } from '#lib/findings/secrets-file.ts'

const unseen = /[\s\p{Cc}\u200b-\u200d\u2060\ufeff\u00ad]/u

export const blankInValue: Rule = {
  code: 'blank-in-value',
  kind: 'fails',
  title: 'A space or an unseen character in a value',
  about:
    'Ids, secrets and addresses have no spaces, line ends or characters without width. They come along when a value is copied.',
  streamlit: { does: 'Takes the value as it stands, and sends the space too.', where: 'nothing' },
  known: 'tested',
  fix: 'Delete it, or copy the value anew.',
  find: (file) =>
    candidates(file).flatMap((setting) => {
      const at = setting.value.search(unseen)
      if (at === -1 || /^\s*$/.test(setting.value)) return []
      const trimmed = setting.value.replace(/^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g, '')
      const plain = setting.place !== undefined && !unseen.test(trimmed)
      return [
        {
          ...placed(setting),
          so: `\`${setting.name}\` has the character U+${code(setting.value, at)} at place ${at + 1} of ${setting.value.length}.`,
          ...(plain && setting.place !== undefined
            ? { edit: { label: 'Take it away', edits: [replaced(file, setting.place, tomlText(trimmed))] } }
            : {}),
        },
      ]
    }),
}

function candidates(file: SecretsFile) {
  const names = ['client_id', 'client_secret', 'server_metadata_url']
  return [...names.flatMap((name) => textsOf(file, name)), redirectUri(file)].filter((setting) => setting !== undefined)
}

function code(value: string, at: number): string {
  return value.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
}
