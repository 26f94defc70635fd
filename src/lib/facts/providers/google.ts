import { documents, onShape, reported, streamlit, unchecked } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

const reference = documents(
  'Google Identity, OpenID Connect API reference',
  'https://developers.google.com/identity/openid-connect/reference',
)

const payload = documents(
  'Google Auth Library for Node.js, TokenPayload',
  'https://cloud.google.com/nodejs/docs/reference/google-auth-library/7.3.0/google-auth-library/tokenpayload',
)
const tutorials = documents(
  'Streamlit documentation, Authenticate users and personalize your app',
  'https://docs.streamlit.io/develop/tutorials/authentication',
)
const clients = documents('Google Cloud Help, Manage OAuth Clients', 'https://support.google.com/cloud/answer/15549257')
const codes = documents(
  'Google Account Help, Understand & fix error codes',
  'https://support.google.com/accounts/answer/16668185',
)

export const google: ProviderFacts = {
  id: 'google',
  name: 'Google',
  tableName: 'google',
  placeholders: [],
  metadataUrl: { value: 'https://accounts.google.com/.well-known/openid-configuration', evidence: reference },
  issuer: { value: 'https://accounts.google.com', evidence: reference },
  otherUrls: [],
  pkce: {
    value: 'advertised',
    evidence: documents('A recorded answer of the discovery document, 6 October 2026'),
    note: 'The document lists `plain` and `S256`.',
  },
  prompt: {
    value: 'accepted',
    evidence: tutorials,
    note: 'Streamlit’s own tutorial leaves it as it is.',
  },
  email: {
    value: 'yes',
    evidence: payload,
    note: 'With the scope `email`, which Streamlit asks for.',
  },
  groups: {
    claim: null,
    scope: null,
    how: 'Google puts no groups into the ID token. `hd` names the Workspace domain: check it in the app.',
    evidence: unchecked,
  },
  endSession: {
    value: 'none',
    evidence: reference,
    note: 'The reference lists every member of the document, and `end_session_endpoint` is not among them.',
  },
  logout: {
    happens: {
      value:
        'The app forgets the person, Google does not. The next login shows the account chooser, without a password.',
      evidence: onShape('google', 'google', 'Google Identity, OpenID Connect API reference'),
    },
    waysOut: [
      {
        value: 'Tell people on shared machines to sign out of Google too: Streamlit has no way to do it for them.',
        evidence: streamlit,
      },
    ],
  },
  claims: [
    { name: 'sub', when: 'Always.', evidence: payload },
    { name: 'email', when: 'With the scope `email`.', evidence: payload },
    { name: 'email_verified', when: 'With the scope `email`.', evidence: payload },
    { name: 'name', when: 'With the scope `profile`, usually.', evidence: payload },
    { name: 'picture', when: 'With the scope `profile`, usually.', evidence: payload },
    { name: 'given_name', when: 'With the scope `profile`, where the account has one.', evidence: payload },
    { name: 'family_name', when: 'With the scope `profile`, where the account has one.', evidence: payload },
    { name: 'hd', when: 'Only for accounts of a Workspace or Cloud organization.', evidence: payload },
  ],
  clientKwargs: [],
  authorizeParams: [
    {
      key: 'hd',
      value: 'example.com',
      why: 'Offers accounts of this Workspace domain first. It is a hint: check `st.user.get("hd")` in the app as well.',
      evidence: unchecked,
    },
  ],
  scopes: ['openid', 'email', 'profile'],
  console: [
    {
      where: 'Google Cloud console → Google Auth Platform → Audience',
      fields: [
        {
          field: 'User type',
          do: 'choose',
          value: 'Internal, or External',
          note: 'Internal: people of your Workspace only. External: anyone, and in testing only those you list.',
        },
        {
          field: 'Test users',
          do: 'type',
          value: 'the addresses of those who try it',
          note: 'For External, in testing.',
        },
      ],
      evidence: unchecked,
    },
    {
      where: 'Google Auth Platform → Clients → Create client',
      fields: [
        { field: 'Application type', do: 'choose', value: 'Web application' },
        {
          field: 'Authorized redirect URIs',
          do: 'type',
          value: '{redirect_uri}',
          note: 'Not “Authorized JavaScript origins”: leave those empty.',
        },
        { field: 'Client ID', do: 'read', value: 'client_id' },
        { field: 'Client secret', do: 'read', value: 'client_secret', note: 'Copy it now. It may not be shown again.' },
      ],
      evidence: clients,
    },
  ],
  errors: [
    {
      id: 'google-redirect-uri-mismatch',
      text: 'Error 400: redirect_uri_mismatch',
      shows: 'provider',
      cause: 'The address in `redirect_uri` is not among the authorized redirect URIs of this client.',
      mend: 'Compare both character for character: scheme, host, port, path, slash at the end.',
      evidence: reported('tylerjrichards/st-paywall#72'),
    },
    {
      id: 'google-invalid-request',
      text: 'Error 400: invalid_request',
      shows: 'provider',
      cause:
        'The request is one that Google does not allow. Often the address: `http` on a host that is not localhost, or a bare IP address.',
      mend: 'Serve the app by https under a name, and register that address.',
      evidence: codes,
    },
    {
      id: 'google-admin-policy-enforced',
      text: 'Error 400: admin_policy_enforced',
      shows: 'provider',
      cause: 'The administrator of the person’s organization does not allow this app.',
      mend: 'Ask the administrator, or sign in with another account.',
      evidence: codes,
    },
    {
      id: 'google-invalid-client',
      text: 'Error 401: invalid_client',
      shows: 'provider',
      cause: '`client_id` is mistyped, or the client was deleted.',
      mend: 'Copy the client ID again from the page of the client.',
      evidence: unchecked,
    },
    {
      id: 'google-deleted-client',
      text: 'Error 401: deleted_client',
      shows: 'provider',
      cause: 'The client was deleted in the console.',
      mend: 'Make another client, and put its ID and secret into `secrets.toml`.',
      evidence: unchecked,
    },
    {
      id: 'google-access-denied',
      text: 'Error 403: access_denied',
      shows: 'provider',
      cause: 'The app is in testing, and this account is not one of its test users.',
      mend: 'Add the account under “Audience”, or publish the app.',
      evidence: unchecked,
    },
    {
      id: 'google-org-internal',
      text: 'Error 403: org_internal',
      shows: 'provider',
      cause: 'The app is internal, and this account is of another organization.',
      mend: 'Sign in with an account of the organization, or make the app external.',
      evidence: unchecked,
    },
    {
      id: 'google-disallowed-useragent',
      text: 'Error 403: disallowed_useragent',
      shows: 'provider',
      cause: 'The page is open in a web view inside another app.',
      mend: 'Open the Streamlit app in a browser.',
      evidence: unchecked,
    },
    {
      id: 'google-wrong-secret',
      text: 'invalid_client',
      shows: 'log',
      cause: '`client_secret` is not that of this client. The browser shows the start page, logged out.',
      mend: 'Make a new secret for the client, and write it into secrets.toml.',
      evidence: streamlit,
    },
  ],
  notes: [
    {
      value: 'Identify people by `sub`. An address can be given to somebody else.',
      evidence: payload,
    },
    {
      value: 'While the app is in testing, at most 100 listed people can sign in.',
      evidence: unchecked,
    },
    {
      value: 'Google refuses to be shown in a frame, so an embedded app cannot log in there.',
      evidence: unchecked,
    },
  ],
}
