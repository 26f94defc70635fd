import { documents, onShape, reported, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const discovery = documents(
  'Auth0 documents, Configure Applications with OIDC Discovery',
  'https://auth0.com/docs/get-started/applications/configure-applications-with-oidc-discovery',
)
const logoutPage = documents(
  'Auth0 documents, Log Users Out of Auth0',
  'https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0',
)
const settings = documents(
  'Auth0 documents, Application Settings',
  'https://auth0.com/docs/get-started/applications/application-settings',
)
const idToken = documents(
  'Auth0 documents, ID Token Structure',
  'https://auth0.com/docs/secure/tokens/id-tokens/id-token-structure',
)
const customClaims = documents(
  'Auth0 documents, Create Custom Claims',
  'https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims',
)

export const auth0: ProviderFacts = {
  id: 'auth0',
  name: 'Auth0',
  tableName: 'auth0',
  placeholders: [{ key: 'auth0_domain', label: 'Domain', example: 'your-tenant.us.auth0.com' }],
  metadataUrl: { value: 'https://{auth0_domain}/.well-known/openid-configuration', evidence: discovery },
  issuer: {
    value: 'https://{auth0_domain}/',
    evidence: onShape('auth0', 'auth0', 'Auth0 documents, Configure Applications with OIDC Discovery'),
    note: 'With a slash at its end, and Streamlit takes it so.',
  },
  otherUrls: [
    {
      name: 'With a custom domain',
      metadataUrl: 'https://login.example.com/.well-known/openid-configuration',
      works: true,
      why: 'Use that domain throughout: the issuer follows it.',
      evidence: unchecked,
    },
  ],
  pkce: { value: 'advertised', evidence: discovery },
  prompt: { value: 'accepted', evidence: reported('andfanilo/streamlit-auth0-test') },
  email: { value: 'yes', evidence: idToken, note: 'With the scope `email`, which Streamlit asks for.' },
  groups: {
    claim: 'https://example.com/roles',
    scope: null,
    how: 'A post-login Action adds them under a name of your own, a URL. `groups`, `roles` and `permissions` are reserved names: Auth0 leaves them out without a word.',
    evidence: customClaims,
  },
  endSession: {
    value: 'switch',
    evidence: logoutPage,
    note: 'In tenants made since 14 November 2023. In older ones behind a switch.',
  },
  logout: {
    happens: {
      value:
        'Auth0 ends its session and sends the browser back, if the address is among the app’s Allowed Logout URLs.',
      evidence: logoutPage,
    },
    waysOut: [
      {
        value:
          'An older tenant: Settings → Advanced → “RP-Initiated Logout End Session Endpoint Discovery”. Without it `st.logout()` stays in the app.',
        evidence: logoutPage,
      },
    ],
  },
  claims: [
    { name: 'sub', when: 'Always: the connection, a bar, an id.', evidence: idToken },
    { name: 'name', when: 'With the scope `profile`.', evidence: idToken },
    { name: 'nickname', when: 'With the scope `profile`.', evidence: idToken },
    { name: 'picture', when: 'With the scope `profile`.', evidence: idToken },
    { name: 'email', when: 'With the scope `email`.', evidence: idToken },
    { name: 'email_verified', when: 'With the scope `email`.', evidence: idToken },
    {
      name: 'https://example.com/roles',
      when: 'When an Action of yours adds it. Read it as `st.user["https://example.com/roles"]`.',
      evidence: customClaims,
    },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'audience',
      value: 'https://api.example.com',
      why: 'For an access token that your own API can read.',
      evidence: unchecked,
    },
    {
      key: 'connection',
      value: 'github',
      why: 'Sends people straight to this connection.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Dashboard → Applications → Applications → Create Application',
      fields: [
        { field: 'Name', do: 'type', value: 'My app' },
        { field: 'Application type', do: 'choose', value: 'Regular Web Applications' },
      ],
      evidence: settings,
    },
    {
      where: 'The application → Settings',
      fields: [
        { field: 'Domain', do: 'read', value: 'auth0_domain' },
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client Secret', do: 'read', value: 'client_secret' },
        { field: 'Allowed Callback URLs', do: 'type', value: '{redirect_uri}' },
        {
          field: 'Allowed Logout URLs',
          do: 'type',
          value: '{redirect_uri}',
          note: 'The same address again. Then “Save Changes” at the foot of the page.',
        },
      ],
      evidence: settings,
    },
  ],
  errors: [
    {
      id: 'auth0-callback-url-mismatch',
      text: 'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs.',
      shows: 'provider',
      cause: 'The address is not among the Allowed Callback URLs.',
      mend: 'Add it there with its scheme, separated by a comma, and save.',
      evidence: documents('Auth0 documents, Quickstart .NET MAUI'),
    },
    {
      id: 'auth0-post-logout-redirect-uri',
      text: 'invalid_request: The "post_logout_redirect_uri" querystring parameter "…" is not defined as a valid URL in "Allowed Logout URLs".',
      shows: 'logout',
      cause: 'The address is not among the Allowed Logout URLs of the application.',
      mend: 'Add `redirect_uri` there: Streamlit logs out to the same address.',
      evidence: reported('andfanilo/streamlit-auth0-test#2'),
    },
    {
      id: 'auth0-unknown-client',
      text: 'Unknown client: …',
      shows: 'provider',
      cause: '`client_id` is mistyped, or of another tenant.',
      mend: 'Copy Domain and Client ID from the same page.',
      evidence: unchecked,
    },
    {
      id: 'auth0-unauthorized',
      text: 'access_denied … Unauthorized',
      shows: 'log',
      cause: '`client_secret` is wrong, or an Action refused the login.',
      mend: 'Copy the secret again; then look into Monitoring → Logs.',
      evidence: unchecked,
    },
    {
      id: 'auth0-service-not-found',
      text: 'Service not found: …',
      shows: 'log',
      cause: '`audience` names no API of the tenant.',
      mend: 'Write the API’s Identifier, to the letter.',
      evidence: unchecked,
    },
  ],
  notes: [
    {
      value:
        'Keep the ID token at RS256 (Advanced Settings, OAuth). One signed with HS256 has no key in the key set, and Streamlit finds none.',
      evidence: discovery,
    },
    {
      value: 'A claim whose name is a URL is read with brackets: it is no name in Python.',
      evidence: onShape('auth0', 'auth0', 'Auth0 documents, Create Custom Claims'),
    },
    {
      value: 'Development keys of social connections are for trying out: add keys of your own before you deploy.',
      evidence: unchecked,
    },
    {
      value:
        'If the token endpoint answers `invalid_client`, look at Credentials: Streamlit uses “Client Secret (Basic)”. With “(Post)” set `token_endpoint_auth_method = "client_secret_post"` in `client_kwargs`.',
      evidence: documents('Auth0 documents, Credential Settings'),
    },
  ],
}
