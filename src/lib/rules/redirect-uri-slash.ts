import { callbackPath } from '#lib/findings/addresses.ts'
import { quoted, replaced, tomlText } from '#lib/findings/places.ts'
import { placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { redirectUriNotCallback } from '#lib/streamlit/log-lines.ts'

export const redirectUriSlash: Rule = {
  code: 'redirect-uri-slash',
  kind: 'surprising',
  title: 'redirect_uri has a slash at its end',
  about:
    'The login goes through, by a redirect. The logout stays in the app, since it asks for an address that ends in `/oauth2callback`.',
  streamlit: {
    does: 'Logs in, and at `st.logout()` does not go to the provider.',
    says: redirectUriNotCallback().text,
    where: 'log',
  },
  known: 'tested',
  fix: 'Take the slash away, here and at the provider. Keep it only if the logout at the provider is to be left out.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || !found.url.pathname.endsWith(`${callbackPath}/`)) return []
    const { setting } = found
    const right = setting.value.trim().replace(/\/$/, '')
    return [
      {
        ...placed(setting),
        so: `${quoted(setting)} ends in a slash.`,
        ...(setting.place === undefined
          ? {}
          : { edit: { label: 'Take the slash away', edits: [replaced(file, setting.place, tomlText(right))] } }),
      },
    ]
  },
}
