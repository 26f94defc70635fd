import { isHostOf } from '#lib/findings/addresses.ts'
import { placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriCommunityCloud: Rule = {
  code: 'redirect-uri-community-cloud',
  kind: 'fails',
  title: 'redirect_uri is not the address of an app on Community Cloud',
  about:
    'Apps on Streamlit Community Cloud live at `https://<name>.streamlit.app`. An underscore is not valid in the name of a host.',
  streamlit: { does: 'Sends it; the browser comes back to a host that is not the app’s.', where: 'browser' },
  known: 'documents',
  fix: 'Copy the address of your app from the address bar, and put `/oauth2callback` after it.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined) return []
    const old = isHostOf(found.url, 'streamlit.io') || found.url.hostname === 'streamlit.app'
    const underscore = isHostOf(found.url, 'streamlit.app') && found.url.hostname.includes('_')
    return old || underscore ? [{ ...placed(found.setting), so: `The host is \`${found.url.hostname}\`.` }] : []
  },
}
