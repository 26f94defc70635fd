import { documents, type Evidence, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const measured: Evidence = { kind: 'measured', on: 'Keycloak 26.7.3' }
const endpoints = documents('Keycloak, Securing applications, available endpoints')
const admin = documents('Keycloak, Server Administration Guide, OIDC clients')
const messages = documents('Keycloak, source (theme/base/login/messages/messages_en.properties)')
const help = documents('Keycloak, help text of the client’s settings')

export const keycloak: ProviderFacts = {
  id: 'keycloak',
  name: 'Keycloak',
  tableName: 'keycloak',
  placeholders: [
    { key: 'keycloak_host', label: 'Address of Keycloak', example: 'your-keycloak.example.com' },
    { key: 'realm', label: 'Realm', example: 'your-realm' },
  ],
  metadataUrl: {
    value: 'https://{keycloak_host}/realms/{realm}/.well-known/openid-configuration',
    evidence: endpoints,
    note: 'Up to version 16 with `/auth` before `/realms`.',
  },
  issuer: { value: 'https://{keycloak_host}/realms/{realm}', evidence: measured },
  otherUrls: [],
  pkce: { value: 'advertised', evidence: measured },
  prompt: { value: 'accepted', evidence: measured },
  email: { value: 'yes', evidence: measured },
  groups: {
    claim: 'groups',
    scope: null,
    how: 'Client scopes → the client’s dedicated scope → Add mapper → By configuration → “Group Membership”: token claim name `groups`, “Add to ID token” on.',
    evidence: unchecked,
  },
  endSession: { value: 'standard', evidence: measured },
  logout: {
    happens: {
      value:
        'Keycloak ends its session and sends the browser back. The redirect URIs count as post-logout addresses, so nothing more is to be registered.',
      evidence: measured,
    },
    waysOut: [],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: measured },
    { name: 'name', when: 'With the scope `profile`.', evidence: measured },
    { name: 'preferred_username', when: 'With the scope `profile`.', evidence: measured },
    { name: 'given_name', when: 'With the scope `profile`.', evidence: measured },
    { name: 'family_name', when: 'With the scope `profile`.', evidence: measured },
    { name: 'email', when: 'With the scope `email`.', evidence: measured },
    { name: 'email_verified', when: 'With the scope `email`.', evidence: measured },
    { name: 'groups', when: 'With the mapper “Group Membership”.', evidence: unchecked },
    {
      name: 'realm_access',
      when: 'Only with a mapper: roles are in the access token, not in the ID token.',
      evidence: unchecked,
    },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'kc_idp_hint',
      value: 'github',
      why: 'Sends people straight to this identity provider behind Keycloak.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Admin console → your realm → Clients → Create client',
      fields: [
        { field: 'Client type', do: 'choose', value: 'OpenID Connect' },
        { field: 'Client ID', do: 'type', value: 'my-app', is: 'client_id', note: 'You choose it: it is `client_id`.' },
        { field: 'Client authentication', do: 'choose', value: 'On', note: 'Off means a client without a secret.' },
        { field: 'Standard flow', do: 'choose', value: 'On' },
        { field: 'Valid redirect URIs', do: 'type', value: '{redirect_uri}' },
        {
          field: 'Valid post logout redirect URIs',
          do: 'type',
          value: '+',
          note: 'Or leave it empty: both mean the redirect URIs.',
        },
      ],
      evidence: admin,
    },
    {
      where: 'The client → Credentials',
      fields: [{ field: 'Client Secret', do: 'read', value: 'client_secret' }],
      evidence: admin,
    },
  ],
  errors: [
    {
      id: 'keycloak-redirect-uri',
      text: 'Invalid parameter: redirect_uri',
      shows: 'provider',
      cause: 'The address is not among the valid redirect URIs. They are compared with case.',
      mend: 'Add it to the client, exactly as in `redirect_uri`.',
      evidence: measured,
    },
    {
      id: 'keycloak-logout-redirect-uri',
      text: 'Invalid redirect uri',
      shows: 'logout',
      cause: 'The post logout list is `-`, or lists other addresses.',
      mend: 'Write `+` there.',
      evidence: messages,
    },
    {
      id: 'keycloak-client-not-found',
      text: 'Client not found.',
      shows: 'provider',
      cause: '`client_id` is mistyped, or the client is in another realm.',
      mend: 'Compare both with the admin console.',
      evidence: measured,
    },
    {
      id: 'keycloak-invalid-client-credentials',
      text: 'unauthorized_client: Invalid client or Invalid client credentials',
      shows: 'log',
      cause: '`client_secret` is wrong, or client authentication is off.',
      mend: 'Copy the secret from the tab “Credentials”.',
      evidence: measured,
    },
    {
      id: 'keycloak-invalid-iss',
      text: "invalid_claim: Invalid claim: 'iss'",
      shows: 'log',
      cause:
        'App and browser reach Keycloak under two host names, and the issuer follows the host. Often in Docker: `keycloak:8080` inside, `localhost:8080` outside.',
      mend: 'Set the “Frontend URL” of the realm to the address that the browser uses, or give both sides one name.',
      evidence: measured,
    },
    {
      id: 'keycloak-code-not-valid',
      text: 'invalid_grant … Code not valid',
      shows: 'log',
      cause: 'The code was used before, or is too old.',
      mend: 'Log in again from the start page.',
      evidence: unchecked,
    },
  ],
  notes: [
    {
      value: 'The ID token is good for five minutes. The login lasts as long as every other.',
      evidence: measured,
    },
    { value: 'Without a mapper the groups of a person are not in the ID token.', evidence: measured },
    {
      value: 'A blank “PKCE method” means that Keycloak does not demand PKCE. Streamlit uses it all the same.',
      evidence: admin,
    },
    {
      value: '`*` at the end of a redirect URI is allowed. `*` alone lets everything through: not in production.',
      evidence: admin,
    },
    { value: '`-` as post logout redirect URI forbids them all.', evidence: help },
    {
      value:
        'A certificate of your own: `client_kwargs = { verify = "/path/to/ca.pem" }`. Streamlit hands it to httpx.',
      evidence: documents('Authlib and httpx, source'),
    },
    {
      value: 'What people write of `aud = "account"` is about access tokens. The ID token’s `aud` is your client.',
      evidence: documents('Keycloak, Server Administration Guide, audience'),
    },
    {
      value: 'Roles for the app: a mapper “User Realm Role” or “User Client Role” with “Add to ID token” on.',
      evidence: unchecked,
    },
    {
      value: '`st.user` is the ID token. What Keycloak tells at its userinfo endpoint alone does not arrive.',
      evidence: streamlit,
    },
  ],
}
