import { codes, entraErrors } from './entra-errors.ts'
import { documents, onShape, reported, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const oidc = documents('Microsoft identity platform, OpenID Connect (v2-protocols-oidc.md)')
const replyUrl = documents('Microsoft identity platform, redirect URI restrictions (reply-url.md)')
const idToken = documents('Microsoft identity platform, ID token claims (id-token-claims-reference.md)')
const optional = documents('Microsoft identity platform, optional claims (optional-claims-reference.md)')
const quickstart = documents(
  'Microsoft identity platform, Quickstart: Register an app (quickstart-register-app.md)',
  'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
)
const commonFails = onShape('entra', 'common', 'streamlit/streamlit#11391, Bdaya-Dev/oidc#168')
const common =
  'Its document names the issuer with a literal `{tenantid}`, the token names a real tenant. Streamlit compares both as text.'

export const entra: ProviderFacts = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  tableName: 'entra',
  placeholders: [{ key: 'tenant_id', label: 'Directory (tenant) ID', example: 'your-tenant-id' }],
  metadataUrl: {
    value: 'https://login.microsoftonline.com/{tenant_id}/v2.0/.well-known/openid-configuration',
    evidence: oidc,
    note: 'With `/v2.0`. The tenant ID, or a domain that the tenant has verified.',
  },
  issuer: { value: 'https://login.microsoftonline.com/{tenant_id}/v2.0', evidence: oidc },
  otherUrls: [
    {
      name: 'Personal accounts only',
      metadataUrl: 'https://login.microsoftonline.com/consumers/v2.0/.well-known/openid-configuration',
      works: true,
      why: 'All personal accounts are in one tenant, so issuer and token agree.',
      evidence: reported('streamlit/streamlit#11391'),
    },
    {
      name: '`organizations`: any company',
      metadataUrl: 'https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration',
      works: false,
      why: common,
      evidence: commonFails,
    },
    {
      name: '`common`: any account',
      metadataUrl: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      works: false,
      why: common,
      evidence: commonFails,
    },
    {
      name: 'External ID (customers)',
      metadataUrl: 'https://your-name.ciamlogin.com/{tenant_id}/v2.0/.well-known/openid-configuration',
      works: true,
      why: 'Its issuer has the tenant ID for a host name, whatever the URL says. Streamlit compares document and token only, so that should do.',
      evidence: unchecked,
    },
  ],
  pkce: {
    value: 'not-advertised',
    evidence: documents('Recorded discovery documents in the tests of Microsoft’s SDKs'),
    note: 'Entra takes PKCE when it is sent. Streamlit looks at the document and sends none.',
  },
  prompt: {
    value: 'accepted',
    evidence: oidc,
    note: 'It excludes `login_hint`: with a `login_hint`, set another `prompt` as well.',
  },
  email: {
    value: 'depends',
    evidence: idToken,
    note: 'With the scope `email`, if the account has an address. Nobody verified it: let nobody in by it.',
  },
  groups: {
    claim: 'roles',
    scope: null,
    how: 'Make app roles and assign them: claim `roles`. Groups are an optional claim, as object ids; with more than 200 of them the claim is left out.',
    evidence: optional,
  },
  endSession: { value: 'standard', evidence: oidc },
  logout: {
    happens: {
      value:
        'Entra asks which account to sign out, then sends the browser back. The address must be one of the redirect URIs, and it is.',
      evidence: oidc,
      note: 'The account picker comes because Streamlit sends no `logout_hint`.',
    },
    waysOut: [
      {
        value:
          'To log out of the app alone, write `redirect_uri` with a slash at its end, and register it so. Streamlit then leaves the provider out.',
        evidence: streamlit,
      },
    ],
  },
  claims: [
    { name: 'sub', when: 'Always. Another value in each app of the tenant.', evidence: idToken },
    { name: 'tid', when: 'Always.', evidence: idToken },
    {
      name: 'oid',
      when: 'With the scope `profile`.',
      evidence: idToken,
    },
    { name: 'name', when: 'With the scope `profile`.', evidence: idToken },
    {
      name: 'preferred_username',
      when: 'With the scope `profile`. A guest’s may hold `#EXT#`.',
      evidence: idToken,
    },
    {
      name: 'email',
      when: 'Guests: always. Members: with the scope `email`, if there is an address.',
      evidence: optional,
    },
    { name: 'given_name', when: 'As an optional claim.', evidence: optional },
    { name: 'family_name', when: 'As an optional claim.', evidence: optional },
    { name: 'upn', when: 'As an optional claim.', evidence: optional },
    { name: 'roles', when: 'When app roles are assigned.', evidence: idToken },
    {
      name: 'groups',
      when: 'As an optional claim, with at most 200 groups. Beyond, `_claim_names` and `_claim_sources` stand there instead.',
      evidence: onShape('entra', 'microsoft, as Linus', 'Microsoft identity platform, ID token claims'),
    },
    {
      name: 'xms_edov',
      when: 'As an optional claim.',
      evidence: optional,
    },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'domain_hint',
      value: 'example.com',
      why: 'Takes people straight to the sign-in of their company.',
      evidence: oidc,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Microsoft Entra admin center → App registrations → New registration',
      fields: [
        { field: 'Name', do: 'type', value: 'My app' },
        {
          field: 'Supported account types',
          do: 'choose',
          value: 'Accounts in this organizational directory only (Single tenant)',
          note: 'For private accounts: “Personal Microsoft accounts only”.',
        },
        {
          field: 'Redirect URI (platform)',
          do: 'choose',
          value: 'Web',
          note: 'Not “Single-page application”: that ends in AADSTS9002327.',
        },
        {
          field: 'Redirect URI (address)',
          do: 'type',
          value: '{redirect_uri}',
          note: 'For localhost Entra ignores the port: one entry serves all of them.',
        },
      ],
      evidence: quickstart,
    },
    {
      where: 'Overview',
      fields: [
        { field: 'Application (client) ID', do: 'read', value: 'client_id' },
        { field: 'Directory (tenant) ID', do: 'read', value: 'tenant_id' },
      ],
      evidence: quickstart,
    },
    {
      where: 'Certificates & secrets → Client secrets → New client secret',
      fields: [
        {
          field: 'Value',
          do: 'read',
          value: 'client_secret',
          note: 'The column “Value”, not “Secret ID”. It is shown once, and good for two years at most.',
        },
      ],
      evidence: quickstart,
    },
  ],
  errors: entraErrors,
  notes: [
    {
      value: 'A number that is not in the table: `https://login.microsoftonline.com/error` looks it up.',
      evidence: codes,
    },
    { value: '“ID tokens (implicit and hybrid)” need not be ticked: Streamlit asks for a code.', evidence: oidc },
    {
      value: '`http://127.0.0.1` can be entered in the manifest only, `[::1]` not at all: use `localhost`.',
      evidence: replyUrl,
    },
    {
      value: '`response_mode=form_post`, which Microsoft recommends, ends at Streamlit in `Method Not Allowed`.',
      evidence: streamlit,
    },
    {
      value:
        'If the token endpoint answers `invalid_client` with the right secret, set `token_endpoint_auth_method = "client_secret_post"` in `client_kwargs`. People log in without it.',
      evidence: reported('streamlit/streamlit#13335, #13397'),
    },
    {
      value: 'For External ID use the host `ciamlogin.com`: `login.microsoftonline.com` signs with other keys.',
      evidence: reported('TrashMob-eco/TrashMob#2976'),
    },
  ],
}
