import { firstDifference } from './difference.ts'
import { type Login, type LoginFinding, loginFinding, type Numbered } from './login-finding.ts'

/** What can be said while only the app has spoken: whether it has its metadata. */
export function metadataFindings({ messages, app }: Login): LoginFinding[] {
  const [first] = messages
  if (!first || messages.some(({ exchange }) => exchange.channel === 'front')) return []
  const missed = messages.findLast((message) => !isRight(message))
  if (missed) return [misspelt(missed, `/provider/${app.tenant}${path}`)]
  if (first.phase !== 'metadata') return []
  return [
    loginFinding('open', 'The app has read the metadata', {
      text: 'Streamlit reads them when somebody presses its login button, and then sends the browser here. The browser has not come.',
      whatToDo:
        'Look at it. If it is at a page that does not know the app, copy client_id from this page into secrets.toml again. If you opened the metadata yourself, press Log in in the app.',
      problem: 'client-unknown',
      line: 'client_id',
      message: first.number,
    }),
  ]
}

const path = '/.well-known/openid-configuration'

function isRight({ exchange }: Numbered): boolean {
  return (exchange.response?.status ?? 0) < 400
}

function misspelt({ exchange, number }: Numbered, right: string): LoginFinding {
  const asked = new URL(exchange.request.url).pathname
  return loginFinding('error', 'The metadata URL is misspelt', {
    text: 'Streamlit asked for an address at which there is nothing. Somebody pressed the login button, and saw “Authentication error” on a white page.',
    whatToDo: 'Copy server_metadata_url from this page into secrets.toml. A restart is not needed.',
    facts: [
      { name: 'Asked for', values: [asked] },
      { name: 'Right', values: [right] },
    ],
    differs: firstDifference(asked, [right]),
    problem: 'metadata-url-misspelt',
    line: 'server_metadata_url',
    message: number,
  })
}
