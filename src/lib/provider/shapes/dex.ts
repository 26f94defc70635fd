import { madeDigits } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Shape } from './shape.ts'

const crossClient = 'audience:server:client_id:'
const peer = `${crossClient}sample-api`

/**
 * Dex with sessions, and the connector for GitHub behind it: dexidp/dex, server/discovery, server/tokens/issuer.go. `sub`
 * holds the account and its connector. A token for a second client lists both in `aud`, and has `azp`.
 */
export const dex: Shape = {
  name: 'dex',
  title: 'Sample like Dex',
  like: 'Dex',
  issuerPath: '/dex',
  pkceAdvertised: true,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  metadata: () => ({ authorization_response_iss_parameter_supported: undefined }),
  account: (key, person) => ({
    sub: subject(madeDigits(7, 'dex', key), 'github'),
    ...pick(person, ['name', 'email', 'groups']),
    ...(person['email'] === undefined ? {} : { email_verified: true }),
    ...(key === 'sam' ? {} : { preferred_username: key }),
  }),
  note: (key) =>
    ({ ...plainNote, ada: 'Groups with the scope groups', noor: 'Noor: every e-mail is said to be verified' })[key],
  idToken(claims, { clientId, scopes }) {
    const others = scopes.flatMap((scope) => (scope.startsWith(crossClient) ? [scope.slice(crossClient.length)] : []))
    return others.length === 0 ? claims : { ...claims, aud: [...others, clientId], azp: clientId }
  },
  scopes: [peer],
}

/** Dex's IDTokenSubject: a protobuf message of two texts, in base64url. */
function subject(userId: string, connector: string): string {
  const field = (number: number, text: string) => [(number << 3) | 2, text.length, ...Buffer.from(text)]
  return Buffer.from([...field(1, userId), ...field(2, connector)]).toString('base64url')
}
