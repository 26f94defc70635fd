import { callbackPath } from '#lib/findings/addresses.ts'
import { metadataOf, placed, redirectUri } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const cognitoLogout: Rule = {
  code: 'cognito-logout',
  kind: 'surprising',
  title: 'st.logout() ends on an error page of Cognito',
  about: 'Cognito’s logout wants `logout_uri`. Streamlit sends `post_logout_redirect_uri`, as the standard says.',
  streamlit: {
    does: 'Goes to Cognito’s logout, which shows an error.',
    says: "Required String parameter 'redirect_uri' is not present",
    where: 'browser',
  },
  known: 'reported',
  fix: 'Register `redirect_uri` with a slash at its end, and write it so here: the login works, and the logout stays in the app.',
  find: (file) => {
    const logsOut = versionDoes('provider-logout', file.options.streamlit)?.does !== 'none'
    if (!logsOut || redirectUri(file)?.value.endsWith(callbackPath) !== true) return []
    return metadataOf(file)
      .filter(({ url }) => /^cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?$/.test(url.hostname))
      .map((setting) => ({ ...placed(setting), so: `The provider is \`${setting.url.hostname}\`.` }))
  },
}
