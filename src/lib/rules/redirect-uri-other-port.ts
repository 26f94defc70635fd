import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { originMismatch } from '#lib/streamlit/log-lines.ts'

export const redirectUriOtherPort: Rule = {
  code: 'redirect-uri-other-port',
  kind: 'fails',
  title: 'redirect_uri names another port than the address bar',
  about: 'Streamlit takes the next free port when 8501 is taken. `{port}` in `redirect_uri` stands for `server.port`.',
  streamlit: {
    does: 'Leads to the other port, where another app listens, or none.',
    says: originMismatch().text,
    where: 'log',
  },
  known: 'tested',
  fix: 'Write the port of the address bar, or `{port}`, and set `server.port`.',
  find: (file) => {
    const [found, app] = [redirectAddress(file), appAddress(file.options.url)]
    if (found === undefined || app === undefined) return []
    const other =
      found.url.hostname === app.hostname && found.url.protocol === app.protocol && found.url.port !== app.port
    return other
      ? [{ ...placed(found.setting), so: `It names port ${portOf(found.url)}, and the app is at port ${portOf(app)}.` }]
      : []
  },
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80')
}
