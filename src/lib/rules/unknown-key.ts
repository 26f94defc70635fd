import { isKnownKey, keyMeant } from '#lib/findings/known-keys.ts'
import { keyOf } from '#lib/findings/places.ts'
import { authSettings } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const unknownKey: Rule = {
  code: 'unknown-key',
  kind: 'surprising',
  title: 'A key that Streamlit does not read',
  about:
    'Neither Streamlit nor Authlib below it reads a key of this name in this table. `st.secrets` has it, logins do not.',
  streamlit: { does: 'Does not read it, and says nothing.', where: 'nothing' },
  known: 'tested',
  fix: 'Delete it, or move it out of `[auth]` if your app reads it from `st.secrets`.',
  find: (file) =>
    authSettings(file)
      .filter(({ table, name, value }) => !isTable(value) && !isKnownKey(table, name) && keyMeant(name) === undefined)
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name.slice(0, 60)}\` in \`[${setting.table}]\` is no key of a login.`,
      })),
}
