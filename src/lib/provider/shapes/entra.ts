import type { Json } from '../claims.ts'
import { madeUuid, madeWord } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

const tenantId = madeUuid('entra', 'tenant')

/** Over this many groups a token has none, and says where they are (learn.microsoft.com, id-token-claims-reference). */
const groupLimit = 200

/** Linus is in more groups than a token may list. */
const groupsOf = (key: string, person: Readonly<Record<string, Json>>): string[] => {
  const names = Array.isArray(person['groups']) ? person['groups'] : []
  const all = key === 'linus' ? Array.from({ length: groupLimit + 10 }, (_, index) => `group ${index}`) : names
  return all.map((name) => madeUuid('entra group', String(name)))
}

/**
 * Microsoft Entra ID, one tenant, with the optional claim `groups`: MicrosoftDocs/entra-docs, docs/identity-platform
 * (v2-protocols-oidc, id-token-claims-reference, optional-claims-reference). No `code_challenge_methods_supported` in
 * recorded documents. `sub` is another one for each app, `oid` the same for all; `email` is there when the account has
 * one, and there is no `email_verified`. The document of `common` names `{tenantid}` as issuer, literally.
 */
export const entra: Shape = {
  name: 'entra',
  title: 'Sample like Entra',
  like: 'Microsoft Entra ID',
  issuerPath: `/${tenantId}/v2.0`,
  pkceAdvertised: false,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub', 'tid', 'ver', 'groups'],
    profile: ['name', 'oid', 'preferred_username'],
    email: ['email'],
  },
  metadata: () => ({
    code_challenge_methods_supported: undefined,
    authorization_response_iss_parameter_supported: undefined,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    subject_types_supported: ['pairwise'],
  }),
  account: (key, person) => ({
    sub: madeWord(43, 'entra', key),
    oid: madeUuid('entra', key),
    tid: tenantId,
    ver: '2.0',
    preferred_username: `${key}@acme.example`,
    ...pick(person, ['name', 'email']),
    ...(key === 'sam' ? {} : { groups: groupsOf(key, person) }),
  }),
  note: (key) =>
    ({
      ...plainNote,
      grace: 'No e-mail address, but a preferred_username',
      linus: 'In 210 groups: more than a token lists',
      noor: 'Noor: e-mail, not said to be verified',
      sam: 'No name, no e-mail, no groups',
    })[key],
  idToken({ groups, ...claims }) {
    if (!Array.isArray(groups)) return claims
    if (groups.length <= groupLimit) return { ...claims, groups }
    const endpoint = `https://graph.example/v1.0/users/${String(claims['oid'])}/getMemberObjects`
    return { ...claims, _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } }
  },
  documents: {
    '/common/v2.0': (metadata, { base }) => ({ ...metadata, issuer: `${base}/{tenantid}/v2.0` }),
  },
}
