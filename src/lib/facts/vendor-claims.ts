import type { ClaimEntry } from './claim-entry.ts'

const entra = 'Microsoft identity platform, ID token claims'
const entraOptional = 'Microsoft identity platform, optional claims'
const cognito = 'Amazon Cognito, ID token'
const keycloak = 'Keycloak, protocol mappers'
const apple = 'Sign in with Apple, ID token'
const auth0 = 'Auth0, ID tokens'
const logto = 'Logto, ID token claims'

/** Claims outside the OpenID Connect specifications that well-known providers put into an ID token. */
export const vendorClaims: Readonly<Record<string, ClaimEntry>> = {
  // Several providers.
  groups: {
    meaning: 'Groups of the person at the provider. Many groups make cookies large.',
    source: 'Not standard: Entra, Okta, Keycloak and others, where configured',
  },
  roles: {
    meaning: 'Roles of the person in this app, as an administrator gave them.',
    source: `Not standard: ${entra}, and others`,
  },
  idp: {
    meaning: 'Who really signed the person in, where this provider asked another one.',
    source: `Not standard: ${entraOptional}; Okta, ID token`,
  },
  ver: {
    meaning: 'Version of the token’s form: "1.0" or "2.0" at Entra, a number at Okta.',
    source: `Not standard: ${entra}; Okta, ID token`,
  },
  // Google.
  hd: {
    meaning:
      'The Workspace or Cloud domain of the account. Check it to let in one company; private accounts have none.',
    source: 'Google Identity, OpenID Connect',
  },
  // Microsoft Entra.
  oid: {
    meaning: 'The person in their directory, the same for all apps there. With tid it names an account for good.',
    source: entra,
  },
  tid: {
    meaning: 'The directory (tenant) that the person signed in to. Check it to let in one company.',
    source: entra,
  },
  upn: {
    meaning: 'User principal name: looks like an e-mail address and may change. Not a name to keep data under.',
    source: entraOptional,
  },
  unique_name: {
    meaning: 'A readable name in tokens of version 1.0. It may change, and be given again.',
    source: entra,
  },
  wids: { meaning: 'Ids of the directory-wide roles of the person, such as Global Reader.', source: entra },
  acct: { meaning: 'Kind of account: 0 belongs to the directory, 1 is a guest.', source: entraOptional },
  hasgroups: { meaning: 'There are too many groups for the token: ask Microsoft Graph for them.', source: entra },
  _claim_names: {
    meaning: 'Claims that are to be fetched elsewhere. At Entra: groups, when there are too many.',
    source: 'OpenID Connect Core 1.0 §5.6.2',
  },
  _claim_sources: { meaning: 'Where to fetch the claims of _claim_names.', source: 'OpenID Connect Core 1.0 §5.6.2' },
  xms_edov: {
    meaning: 'Whether the domain of the e-mail address was verified by its owner. Without it, trust no Entra e-mail.',
    source: entraOptional,
  },
  login_hint: {
    meaning: 'An opaque name of this sign-in, for the provider’s logout and login_hint.',
    source: entraOptional,
  },
  uti: { meaning: 'A name for this one token, like jti. For Microsoft’s own logs.', source: entra },
  aio: { meaning: 'For Microsoft’s own use. Read nothing into it.', source: entra },
  rh: { meaning: 'For Microsoft’s own use. Read nothing into it.', source: entra },
  ctry: { meaning: 'Country or region of the person, two letters.', source: entraOptional },
  tenant_ctry: { meaning: 'Country or region of the directory.', source: entraOptional },
  verified_primary_email: { meaning: 'The person’s verified primary address, as a list.', source: entraOptional },
  verified_secondary_email: { meaning: 'The person’s other verified addresses.', source: entraOptional },
  // Amazon Cognito.
  'cognito:username': {
    meaning: 'The name in the user pool. Read it as st.user["cognito:username"]: a colon is no part of a Python name.',
    source: cognito,
  },
  'cognito:groups': { meaning: 'Groups of the person in the user pool.', source: cognito },
  'cognito:roles': { meaning: 'AWS roles that the person’s groups bring.', source: cognito },
  'cognito:preferred_role': { meaning: 'The AWS role of the person’s first group by precedence.', source: cognito },
  identities: { meaning: 'The outside providers that the person is linked to.', source: cognito },
  token_use: { meaning: 'What the token is for: "id" for an ID token.', source: cognito },
  event_id: { meaning: 'A name for this sign-in, for Amazon’s logs.', source: cognito },
  origin_jti: { meaning: 'Ties the token to the sign-in that it began with, for revocation.', source: cognito },
  // Keycloak.
  typ: { meaning: 'What the token is for: "ID" for an ID token.', source: keycloak },
  session_state: { meaning: 'The Keycloak session. Newer versions send sid only.', source: keycloak },
  realm_access: { meaning: 'Roles in the whole realm. In the ID token only where a mapper adds it.', source: keycloak },
  resource_access: { meaning: 'Roles for each client. In the ID token only where a mapper adds it.', source: keycloak },
  // Auth0.
  org_id: {
    meaning: 'The organization that the person signed in to. Check it where apps serve several.',
    source: auth0,
  },
  org_name: { meaning: 'Name of the organization that the person signed in to.', source: auth0 },
  // ZITADEL and Logto.
  client_id: { meaning: 'The client that the token was issued to, as azp.', source: 'ZITADEL, claims' },
  username: { meaning: 'The name that the person signs in with, where they have one.', source: logto },
  created_at: { meaning: 'When the account was made, in milliseconds.', source: logto },
  // Apple.
  nonce_supported: {
    meaning: 'Whether the provider sends the nonce back. Authlib 1.9 asks for it whatever this says.',
    source: apple,
  },
  is_private_email: { meaning: 'The address is one that Apple forwards from.', source: apple },
  real_user_status: { meaning: 'How sure Apple is that this is a person: 0, 1 or 2.', source: apple },
}

/** Claims whose names share a beginning. */
export const vendorPrefixes: readonly (readonly [prefix: RegExp, entry: ClaimEntry])[] = [
  [/^custom:/, { meaning: 'An attribute that the owner of the user pool defined.', source: cognito }],
  [/^cognito:/, { meaning: 'One of Cognito’s own claims.', source: cognito }],
  [/^xms_/, { meaning: 'One of Microsoft’s own claims.', source: entraOptional }],
  [/^https?:\/\//, { meaning: 'A claim of the app’s own, under a name that cannot clash: a URL.', source: auth0 }],
]
