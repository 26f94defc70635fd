import { madeUuid } from './made.ts'
import { plainNote } from './notes.ts'
import { pick } from './pick.ts'
import type { Metadata, Place, Shape } from './shape.ts'

/**
 * Amazon Cognito: docs.aws.amazon.com/cognito (federation-endpoints, logout-endpoint). No PKCE in the document, though it
 * is understood. Its logout wants `logout_uri`; Streamlit sends `post_logout_redirect_uri` (streamlit/streamlit#14290).
 * At `/own` is what an app's owner can keep in the document's place: the same, and a logout with Cognito's parameters in
 * its query, which Streamlit passes on.
 */
export const cognito: Shape = {
  name: 'cognito',
  title: 'Sample like Cognito',
  like: 'Amazon Cognito',
  issuerPath: '/eu-central-1_Sample123',
  pkceAdvertised: false,
  endSession: true,
  idTokenAlg: 'RS256',
  claims: {
    openid: ['sub', 'cognito:username', 'cognito:groups', 'event_id'],
    profile: ['name', 'given_name', 'family_name'],
    email: ['email', 'email_verified'],
  },
  metadata: ({ base }) => ({
    code_challenge_methods_supported: undefined,
    authorization_response_iss_parameter_supported: undefined,
    end_session_endpoint: `${base}/logout`,
  }),
  account: (key, person) => ({
    sub: madeUuid('cognito', key),
    'cognito:username': key,
    event_id: madeUuid('cognito event', key),
    ...pick(person, ['name', 'given_name', 'family_name', 'email', 'email_verified']),
    ...(person['groups'] === undefined ? {} : { 'cognito:groups': person['groups'] }),
  }),
  note: (key) => ({ ...plainNote, ada: 'Groups in the claim cognito:groups', sam: 'Only a user name' })[key],
  idToken: (claims) => ({ ...claims, token_use: 'id' }),
  documents: { '/own': ownDocument },
  logoutUri: true,
}

function ownDocument(metadata: Metadata, { base }: Place, query: URLSearchParams): Metadata {
  const wanted = new URLSearchParams()
  for (const name of ['client_id', 'logout_uri']) {
    const value = query.get(name)
    if (value !== null) wanted.set(name, value)
  }
  return { ...metadata, end_session_endpoint: `${base}/logout?${wanted}` }
}
