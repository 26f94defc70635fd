import { keyOf, replaced } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { editDistance } from '#lib/findings/spelling.ts'

const alike = /^(?:oauth2?|oidc|authentication|authorization|login|auths?)$/i

export const authMisnamed: Rule = {
  code: 'auth-misnamed',
  kind: 'refused',
  title: 'The table [auth] has another name',
  about:
    'The table is `auth`, in lower case. `[Auth]`, `[oauth]` or `[authentication]` are other tables, which nothing reads.',
  streamlit: { does: 'Knows `[auth]` alone. A table of another name counts as none.', where: 'screen' },
  known: 'tested',
  fix: 'Call the table `[auth]`.',
  find: (file) =>
    file.secrets.ok && !file.secrets.table.has('auth')
      ? file.settings
          .filter(
            ({ table, name }) => table === '' && (alike.test(name) || editDistance(name.toLowerCase(), 'auth') <= 1),
          )
          .slice(0, 3)
          .map((setting) => {
            const [key] = keyOf(setting)
            const plain = key !== undefined && key.length === setting.name.length
            return {
              at: keyOf(setting),
              path: setting.path,
              so: `The table is called \`${setting.name}\`.`,
              ...(plain ? { edit: { label: 'Call it auth', edits: [replaced(file, key, 'auth')] } } : {}),
            }
          })
      : [],
}
