import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriLoopbackAddress: Rule = {
  code: 'redirect-uri-loopback-address',
  kind: 'surprising',
  title: 'redirect_uri names this machine by a number',
  about:
    'Streamlit prints `http://localhost:8501`. Who opens that, and comes back to `127.0.0.1`, has lost the cookie of the login.',
  streamlit: {
    does: 'Finds no login to finish when the app was opened as `localhost`: the start page, logged out.',
    says: 'Missing provider for OAuth callback; this often indicates a stale or replayed callback (for example, from browser back/forward navigation).',
    where: 'log',
  },
  known: 'seen',
  fix: 'Write `localhost`, or open the app at the same number always.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || appAddress(file.options.url)?.hostname === found.url.hostname) return []
    return /^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(found.url.hostname)
      ? [{ ...placed(found.setting), so: `The host is \`${found.url.hostname}\`.` }]
      : []
  },
}
