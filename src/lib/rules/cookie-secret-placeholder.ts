import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { quoted } from '#lib/findings/places.ts'
import { cookieSecret, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const cookieSecretPlaceholder: Rule = {
  code: 'cookie-secret-placeholder',
  kind: 'surprising',
  title: 'cookie_secret is a placeholder',
  about:
    'Whoever knows the secret can sign a cookie for anybody, and is logged in as them. A text that stands in documents is known to all.',
  streamlit: { does: 'Signs with it as with any other.', where: 'nothing' },
  known: 'tested',
  fix: 'Put a long random text there: `python -c "import secrets; print(secrets.token_hex(32))"` prints one.',
  find: (file) => {
    const setting = cookieSecret(file)
    return setting !== undefined && isPlaceholder(setting.value)
      ? [{ ...placed(setting), so: `\`cookie_secret\` is ${quoted(setting)}.` }]
      : []
  },
}
