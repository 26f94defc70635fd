import { isPrivate } from '#lib/findings/addresses.ts'
import { quoted } from '#lib/findings/places.ts'
import { placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriHttp: Rule = {
  code: 'redirect-uri-http',
  kind: 'fails',
  title: 'redirect_uri is http on a public host',
  about:
    'Most providers take http for localhost alone. Behind a proxy with TLS the address bar says https, and the address of the app is that one.',
  streamlit: { does: 'Sends it. Google, Entra and others refuse it on their page.', where: 'browser' },
  known: 'documents',
  fix: 'Write `https://`, here and at the provider.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || found.url.protocol !== 'http:' || isPrivate(found.url)) return []
    return [
      {
        ...placed(found.setting),
        so: `${quoted(found.setting)} is http, and \`${found.url.hostname}\` is no host of this machine.`,
      },
    ]
  },
}
