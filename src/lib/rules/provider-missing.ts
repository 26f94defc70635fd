import { loginRule } from '#lib/findings/login-rule.ts'
import { headerOf } from '#lib/findings/places.ts'

export const providerMissing = loginRule({
  code: 'provider-missing',
  title: 'There is no table for the provider',
  about: '`st.login("google")` looks for `[auth.google]`: the same name, letter for letter, upper and lower case too.',
  fix: 'Add the table, or give `st.login()` the name of one that is there.',
  found: (file, { provider }) => {
    const names = file.providers.map(({ name }) => name)
    const alike = names.find((name) => name.toLowerCase() === provider.toLowerCase())
    const others = names.slice(0, 8).map((name) => `\`${name}\``)
    return {
      at: headerOf(file, 'auth'),
      path: `auth.${provider}`,
      so: `There is no \`[auth.${provider}]\`. ${others.length === 0 ? 'No provider is configured.' : `Configured: ${others.join(', ')}.`}`,
      ...(names.length === 1 && names[0] === 'default'
        ? { fix: 'Call `st.login()` without a name: the file configures the default provider.' }
        : {}),
      ...(alike === undefined ? {} : { fix: `Write \`st.login("${alike}")\`: upper and lower case count.` }),
    }
  },
})
