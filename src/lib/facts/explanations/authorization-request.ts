import { core, type Explanations, rfc } from './explanation.ts'

const request = core('3.1.2.1', 'AuthRequest')
const named = 'Only from `authorize_params` in the table of a named provider.'

/** The query of the authorization endpoint. */
export const authorizationRequest: Explanations = {
  response_type: {
    text: 'What the answer shall bring. `code`: a code that the app swaps for tokens, so no token passes through the browser.',
    streamlit: 'Always `code`.',
    section: request,
  },
  client_id: {
    text: 'Which app is asking, by the name that the provider gave it.',
    streamlit: '`client_id` of `secrets.toml`.',
    section: request,
  },
  redirect_uri: {
    text: 'Where the answer goes. It must equal a registered address, character for character.',
    streamlit: '`redirect_uri` of `secrets.toml`. It must end in `/oauth2callback`, where Streamlit listens.',
    section: request,
  },
  scope: {
    text: 'Which claims the app wants. Without `openid` this is no OpenID Connect request and brings no ID token.',
    streamlit: '`openid email profile`, unless `client_kwargs` has a `scope`.',
    section: core('5.4', 'ScopeClaims'),
  },
  state: {
    text: 'A random text that comes back unchanged. It ties the answer to the browser that asked.',
    streamlit: '30 random characters, kept in the `_streamlit_session` cookie. `/oauth2callback` compares the two.',
    section: rfc(6749, '10.12'),
  },
  nonce: {
    text: 'A random text that comes back inside the ID token, so that a token made for another login cannot be put in.',
    streamlit: '20 random characters, kept in the `_streamlit_session` cookie, checked after the token request.',
    section: core('15.5.2', 'NonceNotes'),
  },
  code_challenge: {
    text: 'PKCE: the hash of a secret that the app shows only when it swaps the code. A stolen code is useless without it.',
    streamlit:
      'Sent when the metadata lists `S256` in `code_challenge_methods_supported`. Its secret is kept in the `_streamlit_session` cookie.',
    section: rfc(7636, '4.3'),
  },
  code_challenge_method: {
    text: 'How the challenge was made. `S256`: SHA-256 of the secret.',
    streamlit: 'Always `S256`, with `code_challenge`.',
    section: rfc(7636, '4.3'),
  },
  prompt: {
    text: 'What to ask the person, even if the provider knows them already: `none`, `login`, `consent`, `select_account`.',
    streamlit: '`select_account`, unless `client_kwargs` has another `prompt`.',
    section: request,
  },
  login_hint: {
    text: 'Who the app thinks is logging in.',
    streamlit: 'From `client_kwargs`; not sent by default.',
    section: request,
  },
  response_mode: {
    text: 'How the answer travels: in the query, in the fragment, or as a posted form.',
    streamlit: 'From `client_kwargs`; not sent by default. Streamlit reads the query and nothing else.',
    section: {
      label: 'Multiple Response Types §2.1',
      href: 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes',
    },
  },
  max_age: {
    text: 'The sign-in may be this many seconds old at most. If it is older, the provider asks again.',
    streamlit: `${named} In \`client_kwargs\` it is dropped without a word.`,
    section: request,
  },
  ui_locales: {
    text: 'The languages for the provider’s pages, best first.',
    streamlit: named,
    section: request,
  },
  acr_values: {
    text: 'How strong the sign-in should be, by names that the provider defines.',
    streamlit: named,
    section: request,
  },
  display: {
    text: 'What kind of page to show: `page`, `popup`, `touch`, `wap`.',
    streamlit: named,
    section: request,
  },
  id_token_hint: {
    text: 'An earlier ID token: who the app thinks is logged in.',
    streamlit: named,
    section: request,
  },
  claims_locales: {
    text: 'The languages for the claims, best first.',
    streamlit: named,
    section: core('5.2', 'ClaimsLanguagesAndScripts'),
  },
  claims: {
    text: 'Single claims that the app asks for, as JSON.',
    streamlit: named,
    section: core('5.5', 'ClaimsParameter'),
  },
  resource: {
    text: 'The service that the access token is for.',
    streamlit: `${named} Streamlit itself calls no service with it.`,
    section: rfc(8707, '2'),
  },
  audience: {
    text: 'The service that the access token is for, as some providers call it. No standard defines it.',
    streamlit: named,
  },
  access_type: {
    text: 'Google’s own: `offline` asks for a refresh token.',
    streamlit: `${named} Streamlit throws a refresh token away.`,
  },
  hd: {
    text: 'Google’s own: show only accounts of this Workspace domain. It is a wish: the app must check the `hd` claim.',
    streamlit: named,
  },
  domain_hint: {
    text: 'Microsoft’s own: the domain of the account, so that the sign-in page can go there at once.',
    streamlit: named,
  },
}
