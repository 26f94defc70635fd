import { kindOf, settingAt } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import type { SecretsFile, Setting } from '#lib/findings/secrets-file.ts'
import { isTable } from '#lib/python/toml/value.ts'

export const textExpected: Rule = {
  code: 'text-expected',
  kind: 'fails',
  title: 'A value is not text',
  about: '`redirect_uri`, `client_id`, `client_secret` and `server_metadata_url` are texts, in quotes.',
  streamlit: { does: 'Fails when the login begins, or sends the value as Python prints it.', where: 'browser' },
  known: 'tested',
  fix: 'Put quotes around the value.',
  find: (file) =>
    expected(file)
      .filter(({ value }) => typeof value !== 'string')
      .map((setting) => {
        const number = typeof setting.value === 'bigint' && /^client_/.test(setting.name)
        return {
          ...placed(setting),
          so: `\`${setting.name}\` is ${kindOf(setting)}${isTable(setting.value) ? `: \`[${setting.path}]\`` : ''}.`,
          ...(setting.name === 'redirect_uri'
            ? { does: 'Raises an exception that nothing catches: the browser gets `Internal Server Error`.' }
            : {}),
          ...(number
            ? { kind: 'surprising' as const, does: 'Sends its digits. Zeros at the beginning would be lost.' }
            : {}),
        }
      }),
}

function expected(file: SecretsFile): Setting[] {
  const ofProviders = file.providers.flatMap(({ settings }) =>
    ['client_id', 'client_secret', 'server_metadata_url'].map((name) => settings.get(name)),
  )
  return [settingAt(file, 'auth.redirect_uri'), ...ofProviders].filter((setting) => setting !== undefined)
}
