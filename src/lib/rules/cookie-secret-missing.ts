import { loginRule } from '#lib/findings/login-rule.ts'
import { headerOf } from '#lib/findings/places.ts'
import { strayOf } from './stray-key.ts'

export const cookieSecretMissing = loginRule({
  code: 'cookie-secret-missing',
  title: 'cookie_secret is missing',
  about: 'The text that Streamlit signs its cookies with. It stands in `[auth]`, and no provider ever sees it.',
  fix: 'Add `cookie_secret = "…"` to `[auth]`, with a long random text: `python -c "import secrets; print(secrets.token_hex(32))"` prints one.',
  found: (file) => ({
    at: headerOf(file, 'auth'),
    path: 'auth.cookie_secret',
    so: `\`[auth]\` has no \`cookie_secret\`.${strayOf(file, 'cookie_secret')}`,
  }),
})
