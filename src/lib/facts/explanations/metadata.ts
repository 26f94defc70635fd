import { discovery, type Explanation, type Explanations, logout, rfc, type Section } from './explanation.ts'

const document = discovery('3', 'ProviderMetadata')

const member = (text: string, streamlit?: string, section: Section = document): Explanation => ({
  text,
  ...(streamlit === undefined ? {} : { streamlit }),
  section,
})

/** The members of the discovery document. */
export const metadata: Explanations = {
  issuer: member(
    'The provider’s name for itself. It must be the beginning of the document’s own address.',
    'The ID token’s `iss` must equal it, character for character.',
  ),
  authorization_endpoint: member('Where the browser is sent to log in.', 'Used by `/auth/login`.'),
  token_endpoint: member('Where the app swaps the code for tokens.', 'Used by `/oauth2callback`.'),
  jwks_uri: member('Where the provider’s public keys are.', 'Used by `/oauth2callback`, anew at every login.'),
  userinfo_endpoint: member(
    'Where an app can ask for the person’s claims with the access token.',
    'Never called. `st.user` holds the claims of the ID token and no others.',
  ),
  end_session_endpoint: member(
    'Where the browser is sent to end the provider’s own session.',
    'Used by `/auth/logout`. Without it, logging out ends the app’s login alone, and the next login may need no password.',
    logout('2.1', 'OPMetadata'),
  ),
  registration_endpoint: member('Where apps can register themselves.', 'Not used.'),
  revocation_endpoint: member('Where tokens can be made worthless early.', 'Not used.', rfc(8414, '2')),
  introspection_endpoint: member('Where a service can ask whether a token is good.', 'Not used.', rfc(8414, '2')),
  scopes_supported: member('The scopes that the provider knows.', 'Not looked at: any scope may be asked for.'),
  claims_supported: member(
    'The claims that it can give. Whether a person has them is another matter.',
    'Not looked at.',
  ),
  claim_types_supported: member('How claims can come. `normal`: in the token itself.', 'Not looked at.'),
  claims_parameter_supported: member('Whether single claims can be asked for with `claims`.', 'Not looked at.'),
  response_types_supported: member('What the answer can bring. `code` is what Streamlit asks for.', 'Not looked at.'),
  response_modes_supported: member(
    'How the answer can travel.',
    'Not looked at. The default, the query, is what it reads.',
  ),
  grant_types_supported: member('What can be swapped for tokens.', 'Not looked at.'),
  subject_types_supported: member(
    'Whether `sub` is the same for every app (`public`) or another for each (`pairwise`).',
    'Not looked at. With `pairwise`, the same person has another `sub` in your next app.',
  ),
  id_token_signing_alg_values_supported: member(
    'How ID tokens can be signed.',
    'An ID token that is signed in another way is refused.',
  ),
  code_challenge_methods_supported: member(
    'How PKCE can be done.',
    'If `S256` is in it, Streamlit uses PKCE. If the member is missing, it does not.',
    rfc(8414, '2'),
  ),
  token_endpoint_auth_methods_supported: member(
    'How the app can prove at the token endpoint that it is the app.',
    'Not looked at: HTTP Basic, unless `client_kwargs` has a `token_endpoint_auth_method`.',
  ),
  authorization_response_iss_parameter_supported: member(
    'The answer to the authorization request carries `iss`.',
    'Not looked at.',
    rfc(9207, '3'),
  ),
  request_parameter_supported: member('Whether the request can be sent as a signed object.', 'Not used.'),
  request_uri_parameter_supported: member('Whether the request can be sent as the address of one.', 'Not used.'),
  require_request_uri_registration: member('Whether such an address must be registered first.', 'Not used.'),
  acr_values_supported: member('The strengths of sign-in that can be asked for with `acr_values`.', 'Not looked at.'),
  ui_locales_supported: member('The languages of the provider’s pages.', 'Not looked at.'),
  service_documentation: member('A page for developers.'),
  op_policy_uri: member('A page on how the data may be used.'),
  op_tos_uri: member('The terms of service.'),
  frontchannel_logout_supported: member(
    'Whether the provider tells apps of a logout by way of the browser.',
    'Not used.',
    {
      label: 'Front-Channel Logout §3',
      href: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
    },
  ),
  backchannel_logout_supported: member('Whether the provider tells apps of a logout, server to server.', 'Not used.', {
    label: 'Back-Channel Logout §2.1',
    href: 'https://openid.net/specs/openid-connect-backchannel-1_0.html#BCSupport',
  }),
}
