import { callbackPath } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { redirectUriNotCallback } from '#lib/streamlit/log-lines.ts'

export const redirectUriQuery: Rule = {
  code: 'redirect-uri-query',
  kind: 'surprising',
  title: 'redirect_uri has a query or a fragment',
  about:
    'A redirect URI has no fragment (RFC 6749 §3.1.2). With anything after `/oauth2callback` the logout at the provider is left out.',
  streamlit: {
    does: 'Sends it as it is, and at `st.logout()` does not go to the provider.',
    says: redirectUriNotCallback().text,
    where: 'log',
  },
  known: 'tested',
  fix: 'Let it end in `/oauth2callback`.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || !found.url.pathname.endsWith(callbackPath)) return []
    const { setting, url } = found
    return url.search === '' && url.hash === ''
      ? []
      : [{ ...placed(setting), so: `${quoted(setting)} goes on after its path.` }]
  },
}
