import { loginRule } from '#lib/findings/login-rule.ts'
import { headerOf } from '#lib/findings/places.ts'

export const providerNameUnderscore = loginRule({
  code: 'provider-name-underscore',
  title: 'The name of a provider has an underscore',
  about: 'The name in `[auth.<name>]` and in `st.login("<name>")` may hold no underscore.',
  fix: 'Use a hyphen, in the file and in the call.',
  found: (file, { provider }) => ({
    at: headerOf(file, `auth.${provider}`),
    path: `auth.${provider}`,
    so: `The provider is called \`${provider}\`.`,
    fix: `Call it \`${provider.replaceAll('_', '-')}\`, in the file and in \`st.login(…)\`.`,
  }),
})
