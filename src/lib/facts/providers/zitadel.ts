import { documents, onShape, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const endpoints = documents(
  'ZITADEL documents, OpenID Connect endpoints',
  'https://zitadel.com/docs/apis/openidoauth/endpoints',
)
const claims = documents('ZITADEL documents, Claims', 'https://zitadel.com/docs/apis/openidoauth/claims')
const source = documents('ZITADEL, source (zitadel/oidc, pkg/op/auth_request.go)')
const thin = onShape('zitadel', 'zitadel', 'ZITADEL documents, OpenID Connect endpoints')
const applications = documents(
  'ZITADEL documents, Applications',
  'https://zitadel.com/docs/guides/manage/console/applications',
)

export const zitadel: ProviderFacts = {
  id: 'zitadel',
  name: 'ZITADEL',
  tableName: 'zitadel',
  placeholders: [{ key: 'zitadel_domain', label: 'Domain of the instance', example: 'your-instance.zitadel.cloud' }],
  metadataUrl: { value: 'https://{zitadel_domain}/.well-known/openid-configuration', evidence: endpoints },
  issuer: { value: 'https://{zitadel_domain}', evidence: endpoints },
  otherUrls: [],
  pkce: { value: 'advertised', evidence: unchecked },
  prompt: { value: 'accepted', evidence: endpoints },
  email: {
    value: 'no',
    evidence: thin,
    note: 'Until you switch on “User Info inside ID Token” at the application. Nor is there a name.',
  },
  groups: {
    claim: 'urn:zitadel:iam:org:project:roles',
    scope: null,
    how: 'Roles, when the project asserts them. An object whose keys are the roles; read it with brackets.',
    evidence: claims,
  },
  endSession: { value: 'standard', evidence: unchecked },
  logout: {
    happens: {
      value: 'ZITADEL ends its session and sends the browser back, if the address is among the post logout URIs.',
      evidence: unchecked,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: claims },
    { name: 'preferred_username', when: 'Always.', evidence: claims },
    { name: 'name', when: 'With “User Info inside ID Token”.', evidence: endpoints },
    { name: 'email', when: 'With “User Info inside ID Token”.', evidence: endpoints },
    { name: 'email_verified', when: 'With “User Info inside ID Token”.', evidence: endpoints },
    { name: 'azp', when: 'Always: your client. `aud` lists every client of the project.', evidence: claims },
    {
      name: 'urn:zitadel:iam:org:project:roles',
      when: 'When roles are asserted. `st.user["urn:zitadel:iam:org:project:roles"]`.',
      evidence: claims,
    },
  ],
  clientKwargs: [],
  authorizeParams: [],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Console → your project → New application',
      fields: [
        { field: 'Name', do: 'type', value: 'My app' },
        { field: 'Type', do: 'choose', value: 'Web' },
        { field: 'Authentication method', do: 'choose', value: 'CODE', note: 'Not PKCE: that one has no secret.' },
        { field: 'Redirect URIs', do: 'type', value: '{redirect_uri}' },
        { field: 'Post Logout URIs', do: 'type', value: '{redirect_uri}', note: 'The same address again.' },
        { field: 'Development Mode', do: 'choose', value: 'On', note: 'For addresses with `http` only.' },
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client Secret', do: 'read', value: 'client_secret', note: 'Shown once.' },
      ],
      evidence: applications,
    },
    {
      where: 'The application → Token Settings',
      fields: [
        {
          field: 'User Info inside ID Token',
          do: 'choose',
          value: 'On',
          note: 'Without it `st.user` has neither name nor e-mail.',
        },
      ],
      evidence: endpoints,
    },
  ],
  errors: [
    {
      id: 'zitadel-no-email',
      text: 'st.user has no attribute "email".',
      shows: 'app',
      cause: '“User Info inside ID Token” is off.',
      mend: 'Switch it on at the application, then log out and in again.',
      evidence: thin,
    },
    {
      id: 'zitadel-redirect-uri',
      text: 'The requested redirect_uri is missing in the client configuration.',
      shows: 'provider',
      cause: 'The address is not among the redirect URIs.',
      mend: 'Add it, exactly as in `redirect_uri`.',
      evidence: source,
    },
  ],
  notes: [
    {
      value: 'The audience holds every client of the project. Streamlit goes by `azp` then, and takes the token.',
      evidence: onShape('zitadel', 'zitadel', 'ZITADEL documents, Claims'),
    },
    { value: 'Claims change at the next login: the cookie keeps what the last one brought.', evidence: streamlit },
  ],
}
