import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'

const optionsOf: Readonly<Record<string, RegExp>> = {
  server: /^(?:cookieSecret|baseUrlPath|port|enableCORS|enableXsrfProtection|address|sslCertFile|trustedUserHeaders)$/,
  client: /^(?:showErrorDetails|toolbarMode)$/,
  browser: /^(?:serverAddress|serverPort|gatherUsageStats)$/,
}

export const optionsInSecrets: Rule = {
  code: 'options-in-secrets',
  kind: 'surprising',
  title: 'Options of Streamlit stand in secrets.toml',
  about:
    '`[server]` and its like belong into `.streamlit/config.toml`. In secrets.toml they are secrets that nobody reads.',
  streamlit: { does: 'Does not read options from this file.', where: 'nothing' },
  known: 'tested',
  fix: 'Move them to `.streamlit/config.toml`.',
  find: ({ settings }) =>
    settings
      .filter(
        ({ table, name, value }) => !isTable(value) && Object.hasOwn(optionsOf, table) && optionsOf[table]?.test(name),
      )
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name}\` stands in \`[${setting.table}]\`.`,
      })),
}
