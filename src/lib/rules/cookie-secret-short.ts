import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { cookieSecret, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { weakSecret } from '#lib/streamlit/log-lines.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const cookieSecretShort: Rule = {
  code: 'cookie-secret-short',
  kind: 'surprising',
  title: 'cookie_secret is short',
  about:
    'It is the key of an HMAC. Whoever has one cookie can try secrets as fast as a computer can count; 32 random bytes are out of reach.',
  streamlit: { does: 'Takes it.', where: 'log' },
  known: 'seen',
  fix: 'Put a long random text there: `python -c "import secrets; print(secrets.token_hex(32))"` prints one.',
  find: (file) => {
    const setting = cookieSecret(file)
    if (setting === undefined || isPlaceholder(setting.value) || setting.value.length >= 32) return []
    const warns = versionDoes('cookie-secret-short', file.options.streamlit)?.does.includes('warning')
    const warning = warns ? weakSecret(setting.value) : undefined
    return [
      {
        ...placed(setting),
        so: `\`cookie_secret\` has ${setting.value.length} characters. 32 or more are a good length.`,
        ...(warning === undefined
          ? { where: 'nothing' as const }
          : { does: 'Takes it, and warns once in the log.', says: warning.text }),
      },
    ]
  },
}
