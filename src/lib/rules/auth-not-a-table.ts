import { loginRule } from '#lib/findings/login-rule.ts'
import { keyOf, kindOf, settingAt } from '#lib/findings/places.ts'

export const authNotATable = loginRule({
  code: 'auth-not-a-table',
  title: 'auth is not a table',
  about: 'Streamlit asks the value of `auth` for its keys. A number, a date or a list has none.',
  fix: 'Make it a table: a line `[auth]`, and the keys below it.',
  found: (file) => {
    const auth = settingAt(file, 'auth')
    return { at: keyOf(auth), path: 'auth', so: `\`auth\` is ${auth === undefined ? 'no table' : kindOf(auth)}.` }
  },
})
