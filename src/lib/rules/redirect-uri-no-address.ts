import { addressOf } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, redirectUri } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriNoAddress: Rule = {
  code: 'redirect-uri-no-address',
  kind: 'fails',
  title: 'redirect_uri is no whole address',
  about: 'It begins with `http://` or `https://`, then comes the host of your app.',
  streamlit: { does: 'Sends it to the provider as it stands, which refuses it.', where: 'browser' },
  known: 'tested',
  fix: 'Write the whole address, such as `http://localhost:8501/oauth2callback`.',
  find: (file) => {
    const setting = redirectUri(file)
    if (setting === undefined || setting.value.trim() === '') return []
    if (addressOf(setting.value.trim().replaceAll('{port}', '8501')) !== undefined) return []
    const bracket = /:\/\/[^/]*\[[^\]/]*(?:\/|$)/.test(setting.value)
    return [
      {
        ...placed(setting),
        so: `${quoted(setting)} is no address of http or https.`,
        ...(bracket
          ? {
              does: 'Cannot take it apart: the login ends at `Internal Server Error`.',
              says: `Invalid redirect_uri: ${setting.value}. Please check your configuration.`,
            }
          : {}),
      },
    ]
  },
}
