import { madeDigits } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

const project = madeDigits(18, 'zitadel', 'project')

/** What is in the ID token only with the application's switch "User Info inside ID Token". */
const userInfo = ['name', 'given_name', 'family_name', 'locale', 'updated_at', 'email', 'email_verified']

/**
 * ZITADEL, with "User Info inside ID Token": zitadel/zitadel, docs/docs/apis/openidoauth (endpoints, claims). `aud` lists
 * the client ids of the project and the project, `azp` is the client.
 */
export const zitadelWithUserInfo: Shape = {
  name: 'zitadel-with-user-info',
  title: 'Sample like ZITADEL with user info',
  like: 'ZITADEL',
  issuerPath: '',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub'],
    profile: ['preferred_username', ...userInfo.slice(0, 5)],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({ authorization_response_iss_parameter_supported: undefined }),
  account: (key, person) => ({
    sub: madeDigits(18, 'zitadel', key),
    preferred_username: `${key}@acme.example`,
    ...pick(person, userInfo),
  }),
  note: (key) => ({ ...plainNote, linus: 'In 60 groups, which are no claim', sam: 'Only a preferred_username' })[key],
  idToken: (claims, { clientId }) => ({
    ...claims,
    aud: [clientId, project],
    azp: clientId,
    amr: ['pwd'],
    client_id: clientId,
  }),
}

/** As an application is made: the ID token has `sub` and `preferred_username`, and no name or e-mail. */
export const zitadel: Shape = {
  ...zitadelWithUserInfo,
  name: 'zitadel',
  title: 'Sample like ZITADEL',
  note: () => 'Name and e-mail stay out of the ID token',
  idToken: (claims, issued) => {
    const thin = Object.entries(claims).filter(([name]) => !userInfo.includes(name))
    return zitadelWithUserInfo.idToken?.(Object.fromEntries(thin), issued) ?? claims
  },
}
