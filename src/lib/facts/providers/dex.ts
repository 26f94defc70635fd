import { documents, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const discovery = documents('Dex, source (server/discovery/discovery.go)')
const tokens = documents('Dex, source (server/tokens/issuer.go)')
const oauth2 = documents('Dex, source (server/oauth2)')
const logoutSource = documents('Dex, source (server/logout/logout.go)')
const request = documents('Dex, source (server/authflow/request.go)')
const config = documents('Dex, config.yaml.dist')

export const dex: ProviderFacts = {
  id: 'dex',
  name: 'Dex',
  tableName: 'dex',
  placeholders: [
    { key: 'dex_issuer', label: 'issuer in config.yaml, without its scheme', example: 'your-dex.example.com/dex' },
  ],
  metadataUrl: { value: 'https://{dex_issuer}/.well-known/openid-configuration', evidence: discovery },
  issuer: { value: 'https://{dex_issuer}', evidence: discovery, note: 'As in `config.yaml`, with its path.' },
  otherUrls: [],
  pkce: { value: 'advertised', evidence: documents('Dex, source (server/config.go)') },
  prompt: { value: 'accepted', evidence: oauth2 },
  email: { value: 'yes', evidence: tokens, note: 'With the scope `email`.' },
  groups: {
    claim: 'groups',
    scope: 'groups',
    how: 'Ask for the scope `groups`; the connector must have them.',
    evidence: tokens,
  },
  endSession: {
    value: 'switch',
    evidence: discovery,
    note: 'Only with sessions configured and `DEX_SESSIONS_ENABLED=true`.',
  },
  logout: {
    happens: {
      value:
        'Without sessions Dex has no logout: the app forgets the person, and the next login asks the connector again. With sessions Dex ends them and sends the browser back.',
      evidence: logoutSource,
    },
    waysOut: [
      {
        value:
          'With sessions, put `redirect_uri` into the client’s `postLogoutRedirectURIs`. Dex wants an `id_token_hint`, and Streamlit sends one.',
        evidence: logoutSource,
      },
    ],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: tokens },
    { name: 'email', when: 'With the scope `email`.', evidence: tokens },
    { name: 'email_verified', when: 'With the scope `email`.', evidence: tokens },
    { name: 'name', when: 'With the scope `profile`.', evidence: tokens },
    { name: 'preferred_username', when: 'With the scope `profile`.', evidence: tokens },
    { name: 'groups', when: 'With the scope `groups`, if the connector has them.', evidence: tokens },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'connector_id',
      value: 'github',
      why: 'Leaves out the page where the connector is chosen.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'config.yaml → staticClients',
      fields: [
        {
          field: 'id',
          do: 'type',
          value: 'your-client-id',
          is: 'client_id',
          note: 'You choose it: it is `client_id`.',
        },
        {
          field: 'secret',
          do: 'type',
          value: 'your-client-secret',
          is: 'client_secret',
          note: 'You choose it, long and random.',
        },
        { field: 'name', do: 'type', value: 'My app' },
        { field: 'redirectURIs', do: 'type', value: '{redirect_uri}' },
        { field: 'issuer', do: 'read', value: 'dex_issuer', note: 'At the top of the file.' },
      ],
      evidence: config,
    },
  ],
  errors: [
    {
      id: 'dex-redirect-uri',
      text: 'Unregistered redirect_uri.',
      shows: 'provider',
      cause: 'The address is not among the client’s `redirectURIs`.',
      mend: 'Add it to `config.yaml`, exactly as in secrets.toml, and restart Dex.',
      evidence: request,
    },
    {
      id: 'dex-client-id',
      text: 'Invalid client_id.',
      shows: 'provider',
      cause: 'No client of that id in `config.yaml`.',
      mend: 'Compare `id` there with `client_id` in secrets.toml.',
      evidence: request,
    },
    {
      id: 'dex-logout-hint',
      text: 'post_logout_redirect_uri requires id_token_hint.',
      shows: 'logout',
      cause: 'The browser had lost the cookie with the tokens.',
      mend: 'Log out of the app again after the next login.',
      evidence: logoutSource,
    },
    {
      id: 'dex-logout-redirect-uri',
      text: 'Unregistered post_logout_redirect_uri.',
      shows: 'logout',
      cause: 'The address is not among the client’s `postLogoutRedirectURIs`.',
      mend: 'Add `redirect_uri` there too.',
      evidence: logoutSource,
    },
  ],
  notes: [
    {
      value: 'A `prompt` other than `none`, `login`, `consent` and `select_account` is `invalid_request`.',
      evidence: oauth2,
    },
    { value: 'Redirect URIs are compared exactly, ports included.', evidence: request },
  ],
}
