import { loginCall, loginRule } from '#lib/findings/login-rule.ts'
import { headerOf } from '#lib/findings/places.ts'
import { requiredKeys } from '#lib/streamlit/provider-config.ts'
import { isCommentedOut } from './stray-key.ts'

export const providerKeysMissing = loginRule({
  code: 'provider-keys-missing',
  title: 'Keys of the provider are missing',
  about:
    'A provider needs `client_id`, `client_secret` and `server_metadata_url`. In `[auth]` an empty one counts as missing. A named provider takes none of them from `[auth]`.',
  fix: 'Add the missing keys to the table of the provider.',
  found: (file, { provider, failure }) => {
    const missing = requiredKeys.filter((key) => failure.message.includes(`'${key}'`))
    const table = file.providers.find(({ name }) => name === provider)
    const path = table?.path ?? 'auth'
    const named = file.providers.map(({ name }) => name).filter((name) => name !== 'default')
    const only = provider === 'default' && named.length > 0
    const hidden = isCommentedOut(file, missing)
    return {
      at: headerOf(file, path),
      path,
      so: `\`[${path}]\` lacks ${missing.map((key) => `\`${key}\``).join(', ')}.${hidden ? ' A line with one of them begins with `#`: that makes it a comment.' : ''}`,
      ...(only ? { fix: `Call ${named.slice(0, 3).map(loginCall).join(' or ')}, or add the keys to \`[auth]\`.` } : {}),
    }
  },
})
