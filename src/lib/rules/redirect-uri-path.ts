import { callbackPath } from '#lib/findings/addresses.ts'
import { quoted, replaced, tomlText } from '#lib/findings/places.ts'
import { placed, redirectAddress } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const redirectUriPath: Rule = {
  code: 'redirect-uri-path',
  kind: 'fails',
  title: 'redirect_uri does not end in /oauth2callback',
  about: 'Streamlit waits for the browser at `/oauth2callback`, below its base path. No setting changes that.',
  streamlit: {
    does: 'Does not see that the browser came back: the start page, logged out, with `?code=` in the address. Nothing is logged.',
    where: 'nothing',
  },
  known: 'seen',
  fix: 'Let it end in `/oauth2callback`, here and at the provider.',
  find: (file) => {
    const found = redirectAddress(file)
    if (found === undefined || found.url.pathname.replace(/\/$/, '').endsWith(callbackPath)) return []
    const { setting, url } = found
    const bare =
      url.pathname === '/' || /\/(?:oauth2?_?-?callback|callback|component.*|auth\/callback)\/?$/i.test(url.pathname)
    const base = /^(https?:\/\/[^/?#]+)/i.exec(setting.value.trim())?.[1]
    const plain = bare && base !== undefined && setting.place !== undefined && url.pathname.split('/').length === 2
    return [
      {
        ...placed(setting),
        so: `The path of ${quoted(setting)} is \`${url.pathname.slice(0, 80)}\`.`,
        ...(plain && setting.place !== undefined
          ? {
              edit: {
                label: 'End it in /oauth2callback',
                edits: [replaced(file, setting.place, tomlText(base + callbackPath))],
              },
            }
          : {}),
      },
    ]
  },
}
