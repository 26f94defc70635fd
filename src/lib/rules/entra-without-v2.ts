import { replaced, tomlText } from '#lib/findings/places.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const entraWithoutV2: Rule = {
  code: 'entra-without-v2',
  kind: 'surprising',
  title: 'Microsoft Entra without /v2.0',
  about: 'Without `/v2.0` in the address the metadata are those of version 1, with another issuer and other claims.',
  streamlit: {
    does: 'Uses what it is given: tokens of version 1, in which claims have other names.',
    where: 'nothing',
  },
  known: 'unchecked',
  fix: 'Write `/v2.0` before `/.well-known/openid-configuration`.',
  find: (file) =>
    metadataOf(file)
      .filter(
        ({ url }) =>
          url.hostname === 'login.microsoftonline.com' &&
          /^\/[^/]+\/\.well-known\/openid-configuration$/.test(url.pathname),
      )
      .map((setting) => ({
        ...placed(setting),
        so: `Its path is \`${setting.url.pathname.slice(0, 120)}\`.`,
        ...(setting.place === undefined
          ? {}
          : {
              edit: {
                label: 'Put /v2.0 in',
                edits: [
                  replaced(
                    file,
                    setting.place,
                    tomlText(setting.value.trim().replace('/.well-known', '/v2.0/.well-known')),
                  ),
                ],
              },
            }),
      })),
}
