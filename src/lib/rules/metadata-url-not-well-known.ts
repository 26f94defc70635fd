import { isHostOf, wellKnown } from '#lib/findings/addresses.ts'
import { quoted, replaced, tomlText } from '#lib/findings/places.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

const endpoint = /\/(?:authorize|auth|token|userinfo|logout|keys|certs|jwks(?:\.json)?)\/?$/i

export const metadataUrlNotWellKnown: Rule = {
  code: 'metadata-url-not-well-known',
  kind: 'fails',
  title: 'server_metadata_url is not the address of the metadata',
  about:
    'The metadata lies at the issuer’s address with `/.well-known/openid-configuration` after it. The issuer alone, or one of its endpoints, is another address.',
  streamlit: {
    does: 'Fetches it and gets no metadata: the white page `Authentication error`, and a traceback in the log.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Put `/.well-known/openid-configuration` after the issuer. Opened in a browser it shows JSON with `issuer` in it.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => !url.pathname.endsWith(wellKnown) && !isElsewhere(url))
      .map((setting) => {
        const issuer = setting.value.trim().replace(/\/$/, '')
        const plain =
          setting.place !== undefined &&
          !endpoint.test(setting.url.pathname) &&
          !/well.?known|openid|\.json/i.test(issuer)
        const whole = plain && setting.url.search === '' && setting.url.hash === ''
        return {
          ...placed(setting),
          so: `The path of ${quoted(setting)} does not end in \`${wellKnown}\`${endpoint.test(setting.url.pathname) ? ': it is an endpoint' : ''}.`,
          ...(whole && setting.place !== undefined
            ? { edit: { label: 'Put it after', edits: [replaced(file, setting.place, tomlText(issuer + wellKnown))] } }
            : {}),
        }
      }),
}

/** A copy of a metadata document may lie anywhere; hosts that have none are told by another rule. */
function isElsewhere(url: URL): boolean {
  return (
    /\.json$/.test(url.pathname) ||
    /well[-_]?known/i.test(url.pathname) ||
    isHostOf(url, 'github.com') ||
    isHostOf(url, 'snowflakecomputing.com')
  )
}
