import { madeWord } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

/**
 * Logto: logto-io/logto, packages/core/src/oidc/init.ts. Like this site it is built on oidc-provider; it is told of no
 * prompt besides `login` and `consent`, so it refuses `select_account`. ID tokens are signed with ES384.
 */
export const logto: Shape = {
  name: 'logto',
  title: 'Sample like Logto',
  like: 'Logto',
  issuerPath: '/oidc',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'ES384',
  claims: {
    openid: ['sub'],
    profile: ['name', 'picture', 'username', 'created_at', 'updated_at'],
    email: ['email', 'email_verified'],
  },
  metadata: () => ({ authorization_response_iss_parameter_supported: true }),
  account: (key, person) => ({
    sub: madeWord(40, 'logto', key).replaceAll(/[-_]/g, '').toLowerCase().slice(0, 12),
    ...pick(person, ['name', 'email', 'email_verified']),
    ...(key === 'sam'
      ? {}
      : { username: key, picture: `people/${key}.svg`, created_at: 1767225600000, updated_at: 1767225600000 }),
  }),
  note: (key) => ({ ...plainNote, linus: 'In 60 groups, which are no claim' })[key],
  refusesSelectAccount: true,
}
