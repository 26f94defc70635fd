import type { Exchange } from '#lib/trace/exchange.ts'
import type { Phase } from '#lib/trace/phase.ts'
import type { Step } from '#lib/trace/step.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'

/** One line on what a message of each phase is for. */
export const meanings: Readonly<Record<Phase, string>> = {
  'app-page': 'The browser opens the app. Streamlit reads st.user from the cookies that come along.',
  login: 'st.login() opens the login route with a token that is good for two minutes.',
  metadata: 'The app reads the provider’s discovery document, at every login, callback and logout.',
  authorization: 'The authorization request: the app asks the provider, by way of the browser, who this is.',
  'sign-in-page': 'The provider shows its own page. The app never sees what is typed there.',
  'sign-in': 'The choice on the sign-in page goes to the provider.',
  resume: 'The provider goes on with the authorization request and answers it.',
  callback: 'The browser brings the provider’s answer back. The app checks state, then asks for tokens.',
  token: 'The app swaps the code for an ID token and an access token, server to server.',
  keys: 'The app fetches the provider’s public keys and checks the ID token’s signature.',
  logout: 'st.logout() opens the logout route. The identity cookies go.',
  'end-session': 'The provider ends its own session, so that the next login starts from nothing.',
  other: 'Another request of this run.',
}

/** One line on what an answer is for, where it is a step of its own. */
const answers: Readonly<Record<string, string>> = {
  'login cookies': 'The app gives the browser what it must bring back: state, nonce and the PKCE secret, signed.',
  'login redirect': 'The app sends the browser to the provider, with the authorization request in the address.',
  'login answer': 'The app gives up. The person sees this text on an empty page.',
  'authorization redirect': 'The provider answers the authorization request at once.',
  'resume redirect': 'The provider’s answer: the browser carries a code, or an error, back to the app.',
  'sign-in redirect': 'The provider sends the browser back to the app.',
  'end-session redirect': 'The provider sends the browser back to the app, to the same address as after a login.',
  'callback checks': 'What the app made of it: is it ours (state), what does the code buy, is the ID token good?',
  'callback cookies': 'The app sets its cookies. From here on the identity cookie is the login.',
  'callback redirect': 'The app sends the browser to its start page, whatever happened.',
  'logout cookies': 'The app takes its identity cookies back. Its own login is over.',
  'logout redirect':
    'The app sends the browser on: to the provider’s logout where there is one, else to its start page.',
}

/** One line on what a step is for. `exchange` is the one that it was read off. */
export function meaningOf(
  { kind, phase, status }: Pick<Step, 'kind' | 'phase' | 'status'>,
  exchange: Exchange,
): string {
  if (kind === phase) return meanings[phase]
  if (kind === 'cookies' && phase === 'callback' && !setsIdentity(exchange)) return 'The app takes cookies back.'
  if (kind === 'redirect' && phase === 'login' && status === 'failed') return 'The app goes back to its start page.'
  return answers[`${phase} ${kind}`] ?? 'The answer.'
}
