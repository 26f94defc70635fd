import { core, type Explanations, rfc } from './explanation.ts'

const answer = core('3.1.3.3', 'TokenResponse')
const refusal = core('3.1.3.4', 'TokenErrorResponse')

/** The members of the token endpoint's answer, good or bad. */
export const tokenAnswer: Explanations = {
  id_token: {
    text: 'What the code bought: signed statements about the person, made for this app. Readable by anyone who holds it.',
    streamlit: 'Checked once, here. Its claims become `st.user`; it is stored whole in `_streamlit_user_tokens`.',
    section: core('2', 'IDToken'),
  },
  access_token: {
    text: 'A key to the provider’s own services. What it looks like is no business of the app.',
    streamlit: 'Stored in `_streamlit_user_tokens`; `expose_tokens` decides whether the script may read it.',
    section: answer,
  },
  token_type: {
    text: 'How to send the access token: `Bearer` means that whoever holds it may use it.',
    section: answer,
  },
  expires_in: {
    text: 'Seconds until the access token ends.',
    streamlit: 'Not looked at. The login lasts as long as the cookies do: 30 days.',
    section: answer,
  },
  scope: { text: 'The scopes that were granted.', streamlit: 'Not looked at.', section: rfc(6749, '5.1') },
  refresh_token: {
    text: 'Buys new tokens without the person.',
    streamlit: 'Thrown away.',
    section: rfc(6749, '6'),
  },
  error: {
    text: 'There are no tokens: why, in one word.',
    streamlit: 'Any error here ends the login: start page, logged out, all identity cookies deleted.',
    section: refusal,
  },
  error_description: {
    text: 'The same for people who read logs.',
    streamlit: 'It is in the traceback that follows the log line.',
    section: rfc(6749, '5.2'),
  },
  error_uri: { text: 'A page about the error.', section: rfc(6749, '5.2') },
}

/** The header of the ID token. */
export const idTokenHeader: Explanations = {
  alg: {
    text: 'How the token is signed. RS256: with a private key that only the provider has; its public half checks it.',
    streamlit: 'Must be one of `id_token_signing_alg_values_supported` of the metadata.',
    section: rfc(7515, '4.1.1'),
  },
  kid: {
    text: 'Which of the provider’s keys signed it. The key with this name is in the key set.',
    section: rfc(7515, '4.1.4'),
  },
  typ: { text: 'Says that this is a JWT.', section: rfc(7519, '5.1') },
}
