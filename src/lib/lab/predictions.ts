import { messageOf } from '#lib/trace/message.ts'
import { type Phase, phaseOfRequest } from '#lib/trace/phase.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'
import type { Run } from '#lib/trace/traces.ts'
import type { Pause } from './pauses.ts'

/** One answer to a question before a step; texts are inline: code between backticks. */
export interface Guess {
  readonly text: string
  readonly right: boolean
  /** Why it is so, or why it is not. */
  readonly why: string
}

/** What a reader may predict before a step goes. One guess is right. */
export interface Prediction {
  readonly question: string
  readonly guesses: readonly Guess[]
}

const right = (text: string, why: string): Guess => ({ text, right: true, why })
const wrong = (text: string, why: string): Guess => ({ text, right: false, why })

const questions = {
  authorization: {
    question: 'What does the app ask for with this request?',
    guesses: [
      wrong(
        'An ID token, in the address of the answer',
        '`response_type` is `code`: the answer is a code. The tokens come later, from server to server.',
      ),
      right(
        'That the provider finds out who you are, and answers with a code',
        'The provider does so on pages of its own, of which the app learns nothing.',
      ),
      wrong(
        'That the provider checks the app’s client secret',
        'A secret has no place in an address that passes through the browser. The app shows it with the token request.',
      ),
    ],
  },
  'sign-in-page': {
    question: 'Who will see what you type on the page that comes now?',
    guesses: [
      wrong('The app and the provider', 'The page is the provider’s, at its address. The app has no part in it.'),
      right('The provider alone', 'That is the point of it: the app never holds a password that it could lose.'),
    ],
  },
  resume: {
    question: 'What will come back with the code?',
    guesses: [
      right(
        '`state`, unchanged',
        'By it the app knows that this answer belongs to a login which this very browser began.',
      ),
      wrong(
        '`nonce`, unchanged',
        'The provider keeps `nonce` and writes it into the ID token. It is in no address again.',
      ),
      wrong('The ID token', 'It would pass through the browser. The code buys it, from server to server.'),
    ],
  },
  callback: {
    question: 'What does the app compare `state` with?',
    guesses: [
      wrong(
        'With a list on the provider',
        'The provider gave `state` back as it came. Only the app knows what it should be.',
      ),
      right(
        'With what it put into a cookie at the login',
        'The browser brings the cookie `_streamlit_session` along. Another browser does not have it, so a stolen address is of no use there.',
      ),
      wrong(
        'With the `nonce` of the ID token',
        'There is no ID token yet, and `nonce` is another value: it guards the token.',
      ),
    ],
  },
  token: {
    question: 'Who can see the answer to this request?',
    guesses: [
      right(
        'The app’s server',
        'The request goes from server to server. Afterwards Streamlit puts the claims and the tokens into cookies, which are signed and not encrypted.',
      ),
      wrong('The app’s server and the browser', 'The browser waits for the app’s answer, and has no part in this one.'),
      wrong(
        'Whoever has the code',
        'A code alone buys nothing: whoever brings it must show that it is the app, and with PKCE that it began this login.',
      ),
    ],
  },
  'app-page': {
    question: 'How will the app know you on the page that comes now?',
    guesses: [
      wrong('By the code in the address', 'A code is good once, and has been used. The address of the page has none.'),
      right(
        'By the identity cookie',
        'From here on `_streamlit_user` is the login. Streamlit reads `st.user` from it whenever a session begins.',
      ),
      wrong(
        'It asks the provider again',
        'At a page load Streamlit asks nobody. What happens at the provider changes nothing here.',
      ),
    ],
  },
  'end-session': {
    question: 'Which login does this request end?',
    guesses: [
      wrong('The one at the app', 'That is over: the answer before took the app’s cookies away.'),
      right('The one at the provider', 'Else the next login would find you still signed in there.'),
      wrong('The ones at all apps', 'Other apps have cookies of their own, and hear nothing of it from Streamlit.'),
    ],
  },
} as const satisfies Partial<Record<Phase, Prediction>>

const asked: Partial<Record<Phase, Prediction>> = questions

/** The question before what waits, in the run so far; null where there is none to ask. */
export function predictionOf(
  { request }: Pause,
  run: Pick<Run, 'exchanges' | 'fault' | 'secrets'> | undefined,
): Prediction | null {
  // What is broken on purpose, or edited, may make another answer the right one.
  if (run?.fault !== undefined || run?.secrets !== undefined) return null
  const phase = phaseOfRequest(request.method, request.url)
  const last = run?.exchanges.findLast(({ channel }) => channel === 'front')
  // So does a sign-in that was denied, the way back from a logout, and a page after a login that failed.
  if (phase === 'resume' && last && !messageOf(last).form.some(([name]) => name === 'persona')) return null
  if (phase === 'callback' && !new URL(request.url).searchParams.has('code')) return null
  if (phase === 'app-page' && !(last && setsIdentity(last))) return null
  return asked[phase] ?? null
}
