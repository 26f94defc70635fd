import { isHostOf } from '#lib/findings/addresses.ts'
import { kwargsOf, metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const entraLoginHint: Rule = {
  code: 'entra-login-hint',
  kind: 'fails',
  title: 'login_hint together with prompt=select_account at Entra',
  about: 'Entra takes one or the other. Streamlit sends `prompt=select_account` unless `client_kwargs` has another.',
  streamlit: { does: 'Sends both.', where: 'browser' },
  known: 'documents',
  fix: 'Write `prompt = "login"` beside `login_hint`.',
  find: (file) => {
    const entra = new Set(
      metadataOf(file)
        .filter(({ url }) => isHostOf(url, 'microsoftonline.com'))
        .map(({ provider }) => provider.name),
    )
    const kwargs = kwargsOf(file).filter(({ provider }) => entra.has(provider.name))
    const chosen = kwargs.filter(({ name, value }) => name === 'prompt' && value !== 'select_account')
    return kwargs
      .filter(
        ({ name, provider }) => name === 'login_hint' && !chosen.some((one) => one.provider.name === provider.name),
      )
      .map((setting) => ({ ...placed(setting), so: '`login_hint` is set, and `prompt` is `select_account`.' }))
  },
}
