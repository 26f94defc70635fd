import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { originMismatch } from '#lib/streamlit/log-lines.ts'

export const redirectUriOtherScheme: Rule = {
  code: 'redirect-uri-other-scheme',
  kind: 'fails',
  title: 'redirect_uri is http and the app https, or the other way round',
  about: 'The browser sends the origin of the address bar. It must be that of `redirect_uri`, scheme and port too.',
  streamlit: {
    does: 'Logs in, and then takes no notice of its cookie: logged out.',
    says: originMismatch().text,
    where: 'log',
  },
  known: 'tested',
  fix: 'Write the scheme of the address bar.',
  find: (file) => {
    const [found, app] = [redirectAddress(file), appAddress(file.options.url)]
    const same = found === undefined || app === undefined || found.url.hostname !== app.hostname
    return same || found.url.protocol === app.protocol
      ? []
      : [
          {
            ...placed(found.setting),
            so: `It is \`${found.url.protocol}\`, and the address bar says \`${app.protocol}\`.`,
          },
        ]
  },
}
