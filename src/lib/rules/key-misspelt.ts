import { isKnownKey, keyMeant, sharedKeys } from '#lib/findings/known-keys.ts'
import { keyOf, replaced } from '#lib/findings/places.ts'
import { authSettings } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const keyMisspelt: Rule = {
  code: 'key-misspelt',
  kind: 'refused',
  title: 'A key is misspelt',
  about: 'Streamlit knows keys by their exact names. One with another name is not read, and no word is said of it.',
  streamlit: { does: 'Does not read it.', where: 'nothing' },
  known: 'tested',
  fix: 'Write the name as Streamlit knows it.',
  find: (file) =>
    authSettings(file).flatMap((setting) => {
      if (isTable(setting.value) && setting.name !== 'kwargs') return []
      const right = isKnownKey(setting.table, setting.name) ? undefined : keyMeant(setting.name)
      if (right === undefined || !isForHere(setting.table, right)) return []
      const there = file.byPath.has(`${setting.table}.${right}`)
      const [key] = keyOf(setting)
      const plain = !there && key !== undefined && key.length === setting.name.length
      const needed = !there && !/kwargs|params|tokens/.test(right)
      return [
        {
          kind: needed ? ('refused' as const) : ('surprising' as const),
          at: keyOf(setting),
          path: setting.path,
          so: `\`${setting.name}\` is no key of Streamlit’s. \`${right}\` is${there ? ', and is there as well' : ''}.`,
          fix: there ? 'Delete the line.' : `Write \`${right}\`.`,
          ...(plain ? { edit: { label: `Write ${right}`, edits: [replaced(file, key, right)] } } : {}),
        },
      ]
    }),
}

function isForHere(table: string, right: string): boolean {
  return table === 'auth' || !sharedKeys.some((key) => key === right)
}
