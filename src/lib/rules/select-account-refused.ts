import { isHostOf } from '#lib/findings/addresses.ts'
import { kwargsOf, metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const selectAccountRefused: Rule = {
  code: 'select-account-refused',
  kind: 'fails',
  title: 'The provider does not know prompt=select_account',
  about: 'Streamlit sends `prompt=select_account` unless `client_kwargs` has another. Logto and GitLab refuse it.',
  streamlit: {
    does: 'Comes back with an error: the start page, logged out, and a line in the log that begins so.',
    says: 'Error during authentication: invalid_request',
    where: 'log',
  },
  known: 'reported',
  fix: 'Write `client_kwargs = { prompt = "login" }`.',
  find: (file) => {
    const chosen = kwargsOf(file).filter(({ name, value }) => name === 'prompt' && value !== 'select_account')
    return metadataOf(file)
      .filter(({ url }) => isHostOf(url, 'logto.app') || isHostOf(url, 'gitlab.com'))
      .filter(({ provider }) => !chosen.some((one) => one.provider.name === provider.name))
      .map((setting) => ({
        ...placed(setting),
        so: `The provider is \`${setting.url.hostname}\`, and \`prompt\` is \`select_account\`.`,
        ...(isHostOf(setting.url, 'gitlab.com') ? { says: 'Error during authentication: invalid_configuration' } : {}),
      }))
  },
}
