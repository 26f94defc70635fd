import { isHostOf } from '#lib/findings/addresses.ts'
import { textSetting } from '#lib/findings/places.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const entraSecretId: Rule = {
  code: 'entra-secret-id',
  kind: 'fails',
  title: 'client_secret looks like the id of a secret of Entra',
  about: 'The list of secrets in Entra shows a value and an id. The id is a GUID; the value is not, and is shown once.',
  streamlit: {
    does: 'Sends it to the token endpoint. Entra answers `AADSTS7000215`, and the log says `invalid_client`.',
    where: 'log',
  },
  known: 'unchecked',
  fix: 'Copy the column "Value". If it is hidden, make a new secret.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => isHostOf(url, 'microsoftonline.com') || isHostOf(url, 'ciamlogin.com'))
      .flatMap(({ provider }) => {
        const secret = textSetting(provider, 'client_secret')
        return secret !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(secret.value.trim())
          ? [{ ...placed(secret), so: '`client_secret` has the form of a GUID.' }]
          : []
      }),
}
