import { loginRule } from '#lib/findings/login-rule.ts'
import { placeOf, settingAt } from '#lib/findings/places.ts'

export const cookieSecretEmpty = loginRule({
  code: 'cookie-secret-empty',
  title: 'cookie_secret is empty',
  about: 'Nothing can be signed with an empty text.',
  fix: 'Put a long random text there: `python -c "import secrets; print(secrets.token_hex(32))"` prints one.',
  found: (file) => ({
    at: placeOf(settingAt(file, 'auth.cookie_secret')),
    path: 'auth.cookie_secret',
    so: '`cookie_secret` is there, and empty.',
  }),
})
