import { isPlaceholder } from '#lib/findings/placeholders.ts'
import { cookieSecret, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const cookieSecretSimple: Rule = {
  code: 'cookie-secret-simple',
  kind: 'surprising',
  title: 'cookie_secret is long, and easy to guess',
  about: 'A long text of few letters, or of words, is not random. Who guesses it can log in as anybody.',
  streamlit: { does: 'Signs with it as with any other.', where: 'nothing' },
  known: 'plain',
  fix: 'Let a machine make it: `python -c "import secrets; print(secrets.token_hex(32))"`.',
  find: (file) => {
    const setting = cookieSecret(file)
    if (setting === undefined || setting.value.length < 32 || isPlaceholder(setting.value)) return []
    const letters = new Set(setting.value).size
    const words = /^[a-z]+(?:[ _-][a-z]+)+$/i.test(setting.value) && setting.value.split(/[ _-]/).length < 5
    const named = /secret|password|changeme|cookie|streamlit/i.test(setting.value)
    return letters < 8 || words || named
      ? [
          {
            ...placed(setting),
            so: `It has ${setting.value.length} characters, ${letters} different ones${named ? ', and a word that everybody tries' : ''}.`,
          },
        ]
      : []
  },
}
