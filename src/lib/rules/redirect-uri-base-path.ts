import { callbackPath } from '#lib/findings/addresses.ts'
import { appAddress, placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriBasePath: Rule = {
  code: 'redirect-uri-base-path',
  kind: 'fails',
  title: 'redirect_uri lacks the base path of the app',
  about: 'With `server.baseUrlPath` the app, and its callback too, lie below that path.',
  streamlit: { does: 'Knows no `/oauth2callback` without its base path: the browser gets 404.', where: 'browser' },
  known: 'seen',
  fix: 'Put the base path before `/oauth2callback`, here and at the provider.',
  find: (file) => {
    const [found, app] = [redirectAddress(file), appAddress(file.options.url)]
    if (found === undefined || app === undefined || !found.url.pathname.replace(/\/$/, '').endsWith(callbackPath))
      return []
    const base = found.url.pathname.replace(/\/$/, '').slice(0, -callbackPath.length)
    const path = app.pathname.replace(/\/$/, '')
    // A page of the app lies below its base path: only one that does not begin with it is of another app.
    const other = base === '' ? false : path !== base && !path.startsWith(`${base}/`)
    return other || (base === '' && path !== '')
      ? [
          {
            ...placed(found.setting),
            kind: base === '' ? ('surprising' as const) : ('fails' as const),
            so: `The app is at \`${path || '/'}\`, and \`redirect_uri\` says \`${base || '/'}\`.`,
            ...(base === ''
              ? { fix: `If \`${path}\` is the base path and no page of the app, put it before \`/oauth2callback\`.` }
              : {}),
          },
        ]
      : []
  },
}
