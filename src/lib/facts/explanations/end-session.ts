import { type Explanations, logout } from './explanation.ts'

const request = logout('2', 'RPLogout')

/** The query of the provider's end_session_endpoint. */
export const endSession: Explanations = {
  client_id: {
    text: 'Which app sends the person.',
    streamlit: '`client_id` of `secrets.toml`.',
    section: request,
  },
  post_logout_redirect_uri: {
    text: 'Where the provider sends the browser afterwards. It must be registered for that.',
    streamlit:
      'The configured `redirect_uri`, so `/oauth2callback` must be registered for the way back from a logout as well.',
    section: request,
  },
  id_token_hint: {
    text: 'The ID token of the login, so that the provider knows whose session shall end.',
    streamlit: 'From `_streamlit_user_tokens`, when it holds one. It makes this address long.',
    section: request,
  },
  logout_hint: { text: 'Who is logging out.', streamlit: 'Not sent.', section: request },
  state: {
    text: 'A text that comes back unchanged.',
    streamlit: 'Not sent. So the way back has none, and Streamlit logs a warning about it.',
    section: request,
  },
  ui_locales: { text: 'The languages for the provider’s pages.', streamlit: 'Not sent.', section: request },
}

/** The forms of the sample providers' own pages. How a provider asks the person is its own business. */
export const providerForm: Explanations = {
  persona: { text: 'Who was chosen on the sign-in page. A real provider would ask for a password or a passkey here.' },
  name: { text: 'The full name of a person of your own.' },
  email: { text: 'The e-mail address of a person of your own.' },
  email_verified: { text: 'Whether the provider shall say that the address was checked.' },
  claims: { text: 'More claims for a person of your own, as JSON.' },
  deny: { text: 'The person does not want to sign in.' },
  consent: { text: 'The person’s answer to whether the app may have the data.' },
  xsrf: { text: 'A random text from the provider’s page, so that no other site can post this form.' },
  logout: { text: 'The person’s answer to whether the provider’s session shall end. Empty or missing means no.' },
}
