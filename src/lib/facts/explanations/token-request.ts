import { core, type Explanations, rfc } from './explanation.ts'

const request = core('3.1.3.1', 'TokenRequest')

/** The form that the app posts to the token endpoint. */
export const tokenRequest: Explanations = {
  grant_type: {
    text: 'What the app offers for tokens. `authorization_code`: a code.',
    streamlit: 'Always `authorization_code`.',
    section: request,
  },
  code: {
    text: 'The code from the callback. It is good once: a second try with it is refused.',
    streamlit: 'As it came to `/oauth2callback`.',
    section: request,
  },
  redirect_uri: {
    text: 'The same address as in the authorization request. The provider compares the two.',
    streamlit: 'Taken from `_streamlit_session`.',
    section: rfc(6749, '4.1.3'),
  },
  code_verifier: {
    text: 'The PKCE secret. The provider hashes it and compares the hash with `code_challenge`.',
    streamlit: '48 random characters, taken from `_streamlit_session`.',
    section: rfc(7636, '4.5'),
  },
  client_id: {
    text: 'Which app is asking, where that is not in the `Authorization` header.',
    streamlit: 'Sent with `token_endpoint_auth_method = "client_secret_post"` or `"none"`.',
    section: rfc(6749, '2.3.1'),
  },
  client_secret: {
    text: 'The app’s password at the provider.',
    streamlit: 'In the form only with `token_endpoint_auth_method = "client_secret_post"`.',
    section: core('9', 'ClientAuthentication'),
  },
}
