import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import type { SecretsFile } from '#lib/findings/secrets-file.ts'
import { buildAuthorizationRequest } from '#lib/streamlit/authorization-request.ts'
import { providerConfig } from '#lib/streamlit/provider-config.ts'

export const clientKwargsDropped: Rule = {
  code: 'client-kwargs-dropped',
  kind: 'surprising',
  title: 'A key of client_kwargs reaches nobody',
  about:
    'Of `client_kwargs`, the request takes `scope`, `prompt`, `login_hint` and `response_mode`; the rest goes to the HTTP client, which drops what it does not know.',
  streamlit: { does: 'Drops it: the parameter is not sent.', where: 'nothing' },
  known: 'tested',
  fix: 'Give the provider a table of its own, and put the parameter into its `authorize_params`.',
  find: (file) => {
    const dropped = new Map(file.providers.map(({ name }) => [name, droppedOf(file, name)]))
    return kwargsOf(file)
      .filter(({ provider, name }) => dropped.get(provider.name)?.has(name))
      .map((setting) => {
        const own = setting.provider.path !== 'auth'
        return {
          ...placed(setting),
          so: `\`${setting.name.slice(0, 60)}\` stands in \`client_kwargs\`.`,
          ...(own
            ? {
                fix: `Write \`authorize_params = { ${setting.name.slice(0, 60)} = … }\` in \`[${setting.provider.path}]\`.`,
              }
            : {}),
        }
      })
  },
}

function droppedOf({ secrets }: SecretsFile, provider: string): ReadonlySet<string> {
  const config = providerConfig(secrets, provider)
  if (config === undefined) return new Set()
  const metadata = { authorization_endpoint: 'https://provider.example/authorize' }
  const redirectUri = 'http://localhost/oauth2callback'
  return new Set(buildAuthorizationRequest({ metadata, config, redirectUri, random: () => 'x' }).dropped)
}
