import { loginRule } from '#lib/findings/login-rule.ts'
import { kindOf, placeOf, settingAt } from '#lib/findings/places.ts'

export const clientKwargsNotATable = loginRule({
  code: 'client-kwargs-not-a-table',
  title: 'client_kwargs is not a table',
  about: 'Parameters of the OAuth client: a table, such as `{ scope = "openid email", prompt = "login" }`.',
  fix: 'Write `client_kwargs = { prompt = "login" }`, or a table `[auth.client_kwargs]`.',
  found: (file) => {
    const kwargs = settingAt(file, 'auth.client_kwargs')
    return {
      at: placeOf(kwargs),
      path: 'auth.client_kwargs',
      so: `\`client_kwargs\` is ${kwargs === undefined ? 'no table' : kindOf(kwargs)}.`,
    }
  },
})
