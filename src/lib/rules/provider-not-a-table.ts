import { loginRule } from '#lib/findings/login-rule.ts'
import { kindOf, placeOf, settingAt } from '#lib/findings/places.ts'

export const providerNotATable = loginRule({
  code: 'provider-not-a-table',
  title: 'The provider is not a table',
  about: '`[auth.<name>]` must be a table with `client_id`, `client_secret` and `server_metadata_url`.',
  fix: 'Write a header of its own for it, and its keys below.',
  found: (file, { provider }) => {
    const path = `auth.${provider}`
    const setting = settingAt(file, path)
    return { at: placeOf(setting), path, so: `\`${path}\` is ${setting === undefined ? 'no table' : kindOf(setting)}.` }
  },
})
