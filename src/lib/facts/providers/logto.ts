import { documents, onShape, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const init = documents('Logto, source (packages/core/src/oidc/init.ts)')
const refusal = onShape('logto', 'logto', 'Logto, source (packages/core/src/oidc/init.ts)')
const application = documents(
  'Logto documents, Application data structure',
  'https://docs.logto.io/integrate-logto/application-data-structure',
)
const quickstart = documents('Logto documents, quick start for Java Spring Boot')

export const logto: ProviderFacts = {
  id: 'logto',
  name: 'Logto',
  tableName: 'logto',
  placeholders: [{ key: 'logto_endpoint', label: 'Logto endpoint', example: 'your-tenant.logto.app' }],
  metadataUrl: { value: 'https://{logto_endpoint}/oidc/.well-known/openid-configuration', evidence: quickstart },
  issuer: { value: 'https://{logto_endpoint}/oidc', evidence: quickstart },
  otherUrls: [],
  pkce: { value: 'advertised', evidence: init },
  prompt: {
    value: 'refused',
    evidence: refusal,
    note: 'It knows `login` and `consent`. Streamlit’s `select_account` must be replaced.',
  },
  email: { value: 'yes', evidence: init, note: 'With the scope `email`, if the person has one.' },
  groups: {
    claim: 'roles',
    scope: 'roles',
    how: 'Roles and organizations are extended claims: switch them on for the ID token, and ask for their scope.',
    evidence: init,
  },
  endSession: { value: 'standard', evidence: init },
  logout: {
    happens: {
      value:
        'Logto ends its session and sends the browser back, if the address is among the post sign-out redirect URIs.',
      evidence: application,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: init },
    { name: 'name', when: 'With the scope `profile`, if the person has one.', evidence: init },
    { name: 'username', when: 'With the scope `profile`, if the person has one.', evidence: init },
    { name: 'picture', when: 'With the scope `profile`, if the person has one.', evidence: init },
    { name: 'email', when: 'With the scope `email`, if the person has one.', evidence: init },
    { name: 'email_verified', when: 'With the scope `email`, if the person has an address.', evidence: init },
    { name: 'roles', when: 'As an extended claim, with the scope `roles`.', evidence: init },
  ],
  clientKwargs: [
    {
      key: 'prompt',
      value: 'login',
      why: 'Without it Logto answers `invalid_request`: it does not know Streamlit’s `select_account`.',
      evidence: refusal,
    },
  ],
  authorizeParams: [],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Console → Applications → Create application',
      fields: [
        {
          field: 'Application type',
          do: 'choose',
          value: 'Traditional web',
          note: 'This kind has a secret.',
        },
        { field: 'Application name', do: 'type', value: 'My app' },
      ],
      evidence: application,
    },
    {
      where: 'The application → Settings',
      fields: [
        { field: 'Redirect URIs', do: 'type', value: '{redirect_uri}' },
        { field: 'Post sign-out redirect URIs', do: 'type', value: '{redirect_uri}', note: 'The same address again.' },
        { field: 'App ID', do: 'read', value: 'client_id' },
        { field: 'App secrets', do: 'read', value: 'client_secret' },
        { field: 'Logto endpoint', do: 'read', value: 'logto_endpoint', note: 'Without `https://`.' },
      ],
      evidence: application,
    },
  ],
  errors: [
    {
      id: 'logto-prompt',
      text: 'Error during authentication: invalid_request. Error description: unsupported prompt value requested',
      shows: 'log',
      cause: 'Streamlit sent `prompt=select_account`, which Logto does not know.',
      mend: 'Set `client_kwargs = { prompt = "login" }`.',
      evidence: refusal,
    },
    {
      id: 'logto-redirect-uri',
      text: 'invalid_redirect_uri',
      shows: 'provider',
      cause: 'The address is not among the redirect URIs.',
      mend: 'Add it, exactly as in `redirect_uri`.',
      evidence: unchecked,
    },
  ],
  notes: [
    {
      value: 'The ID token is signed with ES384, which its document lists: Streamlit takes what is listed.',
      evidence: onShape('logto', 'prompt', 'Logto documents, quick start for Java Spring Boot'),
    },
    {
      value:
        'Custom data and organizations are given out at the userinfo endpoint unless you switch on extended claims.',
      evidence: init,
    },
  ],
}
