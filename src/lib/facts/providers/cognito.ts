import { documents, onShape, reported, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const sdk = documents('AWS SDK documentation, discoveryUrl of a user pool')
const endpoints = documents('Amazon Cognito Developer Guide, User pool endpoints (federation-endpoints.html)')
const logoutEndpoint = documents('Amazon Cognito Developer Guide, Logout endpoint (logout-endpoint.html)')
const idToken = documents(
  'Amazon Cognito Developer Guide, Understanding the identity (ID) token',
  'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html',
)
const logoutFails = onShape('cognito', 'cognito', 'streamlit/streamlit#12144, #14601, #14290')
const appClients = documents(
  'Amazon Cognito Developer Guide, Application-specific settings with app clients',
  'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
)

export const cognito: ProviderFacts = {
  id: 'cognito',
  name: 'Amazon Cognito',
  tableName: 'cognito',
  placeholders: [
    { key: 'region', label: 'AWS Region', example: 'eu-central-1' },
    { key: 'pool_id', label: 'User pool ID', example: 'your-user-pool-id' },
  ],
  metadataUrl: {
    value: 'https://cognito-idp.{region}.amazonaws.com/{pool_id}/.well-known/openid-configuration',
    evidence: sdk,
  },
  issuer: {
    value: 'https://cognito-idp.{region}.amazonaws.com/{pool_id}',
    evidence: reported('api-evangelist/amazon-cognito, September 2026'),
    note: 'With a domain of your own too.',
  },
  otherUrls: [],
  pkce: {
    value: 'not-advertised',
    evidence: unchecked,
    note: 'Cognito takes PKCE when it is sent. Streamlit sends none.',
  },
  prompt: {
    value: 'unknown',
    evidence: reported('streamlit/streamlit#12144'),
    note: 'People log in with Streamlit’s usual request.',
  },
  email: { value: 'yes', evidence: idToken, note: 'With the scope `email` ticked in the app client.' },
  groups: {
    claim: 'cognito:groups',
    scope: null,
    how: 'In the ID token of everybody who is in a group of the pool. Read it as `st.user["cognito:groups"]`.',
    evidence: idToken,
  },
  endSession: {
    value: 'own-parameters',
    evidence: logoutFails,
    note: 'It wants `logout_uri`. Streamlit sends `post_logout_redirect_uri`.',
  },
  logout: {
    happens: {
      value:
        'The person is out of the app and stands before an error page of Cognito: it does not take the parameters that Streamlit sends, and no setting changes them.',
      evidence: logoutFails,
    },
    waysOut: [
      {
        value:
          'A metadata document of your own: a copy of Cognito’s with `end_session_endpoint` = `https://<pool domain>/logout?client_id=<client ID>&logout_uri=<app address, encoded>`. Streamlit keeps a query that stands there. Whoever can change the copy controls the login.',
        evidence: onShape('cognito', 'own', 'Amazon Cognito Developer Guide, Logout endpoint'),
      },
      {
        value:
          'A slash at the end of `redirect_uri`, registered so. Streamlit then leaves the provider out of the logout.',
        evidence: streamlit,
      },
    ],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: idToken },
    { name: 'email', when: 'With the scope `email`.', evidence: idToken },
    { name: 'email_verified', when: 'With the scope `email`.', evidence: idToken },
    { name: 'cognito:username', when: 'Always. `st.user["cognito:username"]`.', evidence: idToken },
    {
      name: 'cognito:groups',
      when: 'For people in a group of the pool.',
      evidence: idToken,
    },
    { name: 'token_use', when: 'Always: `id`.', evidence: idToken },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'identity_provider',
      value: 'Google',
      why: 'Sends people straight to this provider behind the pool.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Amazon Cognito → User pools → your pool → App clients → Create app client',
      fields: [
        {
          field: 'Application type',
          do: 'choose',
          value: 'Traditional web application',
          note: 'This kind gets a client secret.',
        },
        { field: 'Return URL', do: 'type', value: '{redirect_uri}' },
      ],
      evidence: appClients,
    },
    {
      where: 'The app client → Login pages → Edit',
      fields: [
        { field: 'Allowed callback URLs', do: 'type', value: '{redirect_uri}' },
        {
          field: 'Allowed sign-out URLs',
          do: 'type',
          value: '{app_url}',
          note: 'For the way out at the logout, below.',
        },
        { field: 'OAuth 2.0 grant types', do: 'choose', value: 'Authorization code grant' },
        {
          field: 'OpenID Connect scopes',
          do: 'choose',
          value: 'OpenID, Email, Profile',
          note: 'Without OpenID there is no ID token.',
        },
      ],
      evidence: unchecked,
    },
    {
      where: 'The app client, and the pool’s overview',
      fields: [
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client secret', do: 'read', value: 'client_secret' },
        { field: 'User pool ID', do: 'read', value: 'pool_id' },
      ],
      evidence: unchecked,
    },
  ],
  errors: [
    {
      id: 'cognito-redirect-mismatch',
      text: 'An error was encountered with the requested page.',
      shows: 'provider',
      cause: 'The address bar says `error=redirect_mismatch`: the address is not among the allowed callback URLs.',
      mend: 'Add it to the app client, exactly as in `redirect_uri`.',
      evidence: unchecked,
    },
    {
      id: 'cognito-logout-parameters',
      text: "Required String parameter 'redirect_uri' is not present",
      shows: 'logout',
      cause: 'Cognito’s logout wants parameters of its own.',
      mend: 'Take one of the two ways out under “Logging out”.',
      evidence: logoutFails,
    },
    {
      id: 'cognito-invalid-client',
      text: 'invalid_client',
      shows: 'log',
      cause: '`client_secret` is not that of this app client.',
      mend: 'Copy it again. A secret cannot be changed: make a new app client if it is lost.',
      evidence: streamlit,
    },
    {
      id: 'cognito-invalid-scope',
      text: 'invalid_scope',
      shows: 'log',
      cause: 'One of `openid`, `email`, `profile` is not ticked in the app client.',
      mend: 'Tick all three.',
      evidence: unchecked,
    },
  ],
  notes: [
    { value: 'The endpoints are on the pool’s domain, which you must make first.', evidence: endpoints },
    { value: 'Cognito does not log out at the provider behind it.', evidence: logoutEndpoint },
    {
      value: 'Without `openid` among the scopes there is no ID token, and so no login.',
      evidence: reported('repost.aws'),
    },
  ],
}
