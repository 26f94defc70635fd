import { documents, onShape, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const oauth2 = documents(
  'authentik, OAuth 2.0 provider',
  'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/',
)
const errors = documents('authentik, source (authentik/providers/oauth2/errors.py)')
const noKey = onShape('authentik', 'nokey', 'authentik, OAuth 2.0 provider')
const source = documents('authentik, source (authentik/providers/oauth2/views/provider.py)')

export const authentik: ProviderFacts = {
  id: 'authentik',
  name: 'authentik',
  tableName: 'authentik',
  placeholders: [
    { key: 'authentik_host', label: 'Address of authentik', example: 'your-authentik.example.com' },
    { key: 'slug', label: 'Slug of the application', example: 'your-app' },
  ],
  metadataUrl: {
    value: 'https://{authentik_host}/application/o/{slug}/.well-known/openid-configuration',
    evidence: oauth2,
  },
  issuer: {
    value: 'https://{authentik_host}/application/o/{slug}/',
    evidence: unchecked,
    note: 'With a slash at its end.',
  },
  otherUrls: [],
  pkce: { value: 'advertised', evidence: source },
  prompt: { value: 'unknown', evidence: unchecked },
  email: {
    value: 'yes',
    evidence: oauth2,
    note: '`email_verified` is `false` by default since 2025.10.',
  },
  groups: { claim: 'groups', scope: null, how: 'The scope `profile` brings them.', evidence: oauth2 },
  endSession: { value: 'standard', evidence: source },
  logout: {
    happens: {
      value:
        'authentik runs its invalidation flow. That flow decides whether the browser comes back to the app or stays on a page of authentik.',
      evidence: unchecked,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: oauth2 },
    { name: 'name', when: 'With the scope `profile`.', evidence: oauth2 },
    { name: 'preferred_username', when: 'With the scope `profile`.', evidence: oauth2 },
    { name: 'groups', when: 'With the scope `profile`.', evidence: oauth2 },
    { name: 'email', when: 'With the scope `email`.', evidence: oauth2 },
    { name: 'email_verified', when: 'With the scope `email`; `false` unless you map it.', evidence: oauth2 },
  ],
  clientKwargs: [],
  authorizeParams: [],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Admin interface → Applications → Applications → Create with Provider',
      fields: [
        { field: 'Application name', do: 'type', value: 'My app' },
        { field: 'Slug', do: 'read', value: 'slug', note: 'It is part of the metadata URL.' },
        { field: 'Provider type', do: 'choose', value: 'OAuth2/OpenID Provider' },
        { field: 'Client type', do: 'choose', value: 'Confidential' },
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client Secret', do: 'read', value: 'client_secret' },
        {
          field: 'Redirect URIs/Origins',
          do: 'type',
          value: '{redirect_uri}',
          note: 'Strict. An empty field takes the first address that comes.',
        },
        {
          field: 'Signing Key',
          do: 'choose',
          value: 'a certificate, such as the self-signed one',
          note: 'Without one the login fails: the token is then signed with the client secret, and there is no key to fetch.',
        },
        { field: 'Encryption Key', do: 'choose', value: 'none', note: 'With one, Streamlit cannot open the token.' },
      ],
      evidence: oauth2,
    },
  ],
  errors: [
    {
      id: 'authentik-redirect-uri',
      text: 'Redirect URI Error',
      shows: 'provider',
      cause: 'The address is not among the redirect URIs, or a pattern with unescaped dots does not fit.',
      mend: 'Add it as “Strict”, exactly as in `redirect_uri`.',
      evidence: errors,
    },
    {
      id: 'authentik-client-id',
      text: 'Client ID Error',
      shows: 'provider',
      cause: '`client_id` is mistyped.',
      mend: 'Copy it again from the page of the provider.',
      evidence: errors,
    },
    {
      id: 'authentik-encrypted',
      text: 'decode_error: Invalid JSON Web Signature',
      shows: 'log',
      cause: 'The ID token is encrypted: an encryption key is chosen, and Streamlit has nothing to open it with.',
      mend: 'Choose no encryption key at the provider.',
      evidence: streamlit,
    },
    {
      id: 'authentik-no-key',
      text: 'missing_key: No keys to import',
      shows: 'log',
      cause: 'No signing key is chosen, so no key is published.',
      mend: 'Choose a signing key at the provider.',
      evidence: noKey,
    },
  ],
  notes: [
    {
      value:
        'Without a signing key the ID token is signed with HS256 and the client secret, and Streamlit finds no key.',
      evidence: noKey,
    },
    {
      value: '“Include claims in id_token” must stay on: Streamlit reads nothing else.',
      evidence: streamlit,
      note: 'Measured for the second half.',
    },
    {
      value: 'The slugs `authorize`, `token`, `device`, `userinfo`, `introspect` and `revoke` are taken.',
      evidence: oauth2,
    },
  ],
}
