import { core, type Explanations, rfc } from './explanation.ts'

/** The query of `/oauth2callback`, which is also that of the provider's redirect to it. */
export const callbackParameters: Explanations = {
  code: {
    text: 'Proof that someone has signed in, good once and for a short time. Alone it says nothing about who.',
    streamlit: 'Sent on in the token request.',
    section: core('3.1.2.5', 'AuthResponse'),
  },
  state: {
    text: 'The text from the authorization request, unchanged.',
    streamlit:
      'Looked up in the `_streamlit_session` cookie. If it is not there, this browser did not begin the login, and Streamlit stops.',
    section: rfc(6749, '10.12'),
  },
  iss: {
    text: 'Which provider answers, so that an answer of one cannot be passed off as another’s.',
    streamlit: 'Not looked at.',
    section: rfc(9207, '2'),
  },
  error: {
    text: 'There is no code: why, in one word.',
    streamlit: 'Written to the server log. The person sees the start page, logged out, and no reason.',
    section: core('3.1.2.6', 'AuthError'),
  },
  error_description: {
    text: 'The same for people who read logs.',
    streamlit: 'Written to the server log, without line breaks.',
    section: rfc(6749, '4.1.2.1'),
  },
  error_uri: { text: 'A page about the error.', streamlit: 'Not read.', section: rfc(6749, '4.1.2.1') },
  session_state: {
    text: 'Lets a page watch whether the provider’s session still lives (OpenID Connect Session Management).',
    streamlit: 'Not read.',
  },
  scope: { text: 'The scopes that were granted; Google adds it here.', streamlit: 'Not read.' },
  authuser: { text: 'Google’s own: which of the signed-in accounts was chosen.', streamlit: 'Not read.' },
  hd: { text: 'Google’s own: the Workspace domain of the account.', streamlit: 'Not read.' },
  prompt: { text: 'Google’s own: what the person was asked.', streamlit: 'Not read.' },
}
