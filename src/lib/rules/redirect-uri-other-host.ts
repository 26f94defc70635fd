import { isLoopback } from '#lib/findings/addresses.ts'
import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { originMismatch } from '#lib/streamlit/log-lines.ts'

export const redirectUriOtherHost: Rule = {
  code: 'redirect-uri-other-host',
  kind: 'fails',
  title: 'redirect_uri names another host than the address bar',
  about:
    'The host in the address bar, in `redirect_uri` and at the provider must be the same, letter for letter: cookies belong to a host, and `localhost` and `127.0.0.1` are two.',
  streamlit: {
    does: 'Leads to the other host, where the cookie of this login is not. Who opens the app by its own host is logged out.',
    says: originMismatch().text,
    where: 'log',
  },
  known: 'tested',
  fix: 'Use one host: in the address bar, here, and at the provider.',
  find: (file) => {
    const [found, app] = [redirectAddress(file), appAddress(file.options.url)]
    if (found === undefined || app === undefined || found.url.hostname === app.hostname) return []
    const deployed = isLoopback(found.url) && !isLoopback(app)
    return [
      {
        ...placed(found.setting),
        so: `It names \`${found.url.hostname}\`, and the app is opened at \`${app.hostname}\`.`,
        ...(deployed
          ? {
              does: 'Sends the browser to the visitor’s own machine, where no app listens.',
              says: null,
              where: 'browser' as const,
              fix: `Write \`${app.origin}${app.pathname.replace(/\/$/, '')}/oauth2callback\`, here and at the provider.`,
            }
          : {}),
      },
    ]
  },
}
