import { settingAt } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriEmpty: Rule = {
  code: 'redirect-uri-empty',
  kind: 'fails',
  title: 'redirect_uri is empty',
  about: '`st.login()` asks only whether the key is there.',
  streamlit: {
    does: 'Sends a request without `redirect_uri`. What the provider says to that is on its page.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Put the address of your app there, with `/oauth2callback` at its end.',
  find: (file) => {
    const setting = settingAt(file, 'auth.redirect_uri')
    return setting !== undefined && typeof setting.value === 'string' && setting.value.trim() === ''
      ? [{ ...placed(setting), so: '`redirect_uri` is there, and empty.' }]
      : []
  },
}
