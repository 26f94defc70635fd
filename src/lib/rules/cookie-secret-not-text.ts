import { loginRule } from '#lib/findings/login-rule.ts'
import { kindOf, placeOf, settingAt } from '#lib/findings/places.ts'

export const cookieSecretNotText = loginRule({
  code: 'cookie-secret-not-text',
  title: 'cookie_secret is not text',
  about: 'A secret of digits alone, without quotes, is a number to TOML. Streamlit signs with text.',
  fix: 'Put quotes around it. Better: take a long random text.',
  found: (file) => {
    const setting = settingAt(file, 'auth.cookie_secret')
    return {
      at: placeOf(setting),
      path: 'auth.cookie_secret',
      so: `\`cookie_secret\` is ${setting === undefined ? 'no text' : kindOf(setting)}.`,
    }
  },
})
