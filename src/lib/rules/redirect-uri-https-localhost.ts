import { isLoopback } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriHttpsLocalhost: Rule = {
  code: 'redirect-uri-https-localhost',
  kind: 'surprising',
  title: 'redirect_uri is https on this machine',
  about:
    'Streamlit answers https only when it is given a certificate, `server.sslCertFile`. Else the browser comes back to nobody.',
  streamlit: { does: 'Listens for http, unless `server.sslCertFile` is set.', where: 'browser' },
  known: 'read',
  fix: 'Write `http://localhost:…`, here and at the provider, or give Streamlit a certificate.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || found.url.protocol !== 'https:' || !isLoopback(found.url)) return []
    if (appAddress(file.options.url)?.protocol === 'https:') return []
    return [{ ...placed(found.setting), so: `${quoted(found.setting)} is https.` }]
  },
}
