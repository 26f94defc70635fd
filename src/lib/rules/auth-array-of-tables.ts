import { keyOf, settingAt } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const authArrayOfTables: Rule = {
  code: 'auth-array-of-tables',
  kind: 'refused',
  title: '[[auth]] with double brackets',
  about: 'Double brackets make a list of tables. Streamlit looks for the keys in the list, not in its tables.',
  streamlit: { does: 'Finds neither `redirect_uri` nor any other key in it.', where: 'screen' },
  known: 'tested',
  fix: 'Write `[auth]`, with single brackets.',
  find: (file) => {
    const auth = settingAt(file, 'auth')
    return auth !== undefined && Array.isArray(auth.value)
      ? [
          {
            at: keyOf(auth),
            path: 'auth',
            so: `\`auth\` is a list${auth.value.length > 0 ? ` of ${auth.value.length}` : ''}.`,
          },
        ]
      : []
  },
}
