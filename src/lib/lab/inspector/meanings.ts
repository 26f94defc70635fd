import type { Phase } from '#lib/trace/phase.ts'

/** One line on what a message of each phase is for. */
export const meanings: Readonly<Record<Phase, string>> = {
  'app-page': 'The browser opens the app. Streamlit reads st.user from the cookies that come along.',
  login: 'st.login() opens the login route with a token that is good for two minutes.',
  metadata: 'The app reads the provider’s discovery document, at every login, callback and logout.',
  authorization: 'The authorization request: the app asks the provider, by way of the browser, who this is.',
  'sign-in-page': 'The provider shows its own page. The app never sees what is typed there.',
  'sign-in': 'The choice on the sign-in page goes to the provider.',
  resume: 'The provider goes on with the authorization request and answers it.',
  callback: 'The browser brings the code back. The app checks state, then asks for tokens.',
  token: 'The app swaps the code for an ID token and an access token, server to server.',
  keys: 'The app fetches the provider’s public keys and checks the ID token’s signature.',
  logout: 'st.logout() opens the logout route. The identity cookies go.',
  'end-session': 'The provider ends its own session, so that the next login starts from nothing.',
  other: 'Another request of this run.',
}
