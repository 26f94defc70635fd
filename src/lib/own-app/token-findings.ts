import { ownAppCodeTtl } from '#lib/provider/registration/registration.ts'
import { messageOf } from '#lib/trace/message.ts'
import { answerToApp } from './authorization-findings.ts'
import { firstDifference } from './difference.ts'
import { type Login, type LoginFinding, loginFinding, type Numbered } from './login-finding.ts'

/** What the app made of the code. */
export function tokenFindings(login: Login): LoginFinding[] {
  const requests = login.messages.filter(({ phase }) => phase === 'token')
  if (requests.length === 0) return missing(login)
  const findings = requests.map((message) => ofRequest(message, login))
  const granted = requests.find(({ exchange }) => exchange.response?.status === 200)
  return granted ? [...findings, ...afterwards(granted, login)] : findings
}

/** The code went to the redirect URI, and nothing came of it. */
function missing(login: Login): LoginFinding[] {
  const answer = answerToApp(login)
  if (!answer?.query.has('code')) return []
  const [uri = ''] = login.app.redirectUris
  return [
    loginFinding('open', 'The app has not traded the code yet', {
      text: `The token request should follow within a second. When it does not come, the browser shows why: no page (nothing answers at ${new URL(uri).origin}), or the start page, logged out (Streamlit did not know the state, because the login began under another host name or in another browser).`,
      whatToDo: `Start the app, open it under exactly ${new URL(uri).origin}, and log in again.`,
      problem: 'login-fails-silently',
      line: 'redirect_uri',
    }),
  ]
}

function ofRequest(message: Numbered, login: Login): LoginFinding {
  const { exchange, number } = message
  if (exchange.response?.status === 200) {
    return loginFinding('good', 'The provider gave out the tokens', {
      text:
        authorizationParameter(login, 'code_challenge') === ''
          ? 'The code and the client secret were in order. PKCE was not used.'
          : 'The code, the client secret and PKCE were in order.',
      message: number,
    })
  }
  const answer = messageOf(exchange).json ?? {}
  const error = String(answer['error'] ?? `status ${exchange.response?.status ?? 'unknown'}`)
  if (error === 'invalid_client') return wrongClient(message, login)
  if (error === 'invalid_grant') return wrongGrant(message, login)
  return loginFinding('error', `The token request was refused: ${error}`, {
    text: String(answer['error_description'] ?? 'The provider gave no description.'),
    problem: 'callback-exchange-failed',
    message: number,
  })
}

function wrongClient({ exchange, number }: Numbered, { app }: Login): LoginFinding {
  if (app.ended) {
    return loginFinding('error', 'This registration has ended', {
      text: 'A registration lives for one day. The provider says invalid_client.',
      whatToDo: 'Register the app again and copy the new secrets.toml.',
      problem: 'registration-ended',
      message: number,
    })
  }
  if (exchange.tenant !== app.tenant) {
    return loginFinding('error', 'This is the other provider', {
      text: 'The app is registered at one, and it asked the other, which says invalid_client.',
      whatToDo: 'Copy server_metadata_url from this page into secrets.toml.',
      problem: 'client-unknown',
      line: 'server_metadata_url',
      message: number,
    })
  }
  return loginFinding('error', 'The provider refused the client secret', {
    text: 'It says invalid_client: the client_id is known, but client_secret is not the one that belongs to it. People usually copied an older one, or a part.',
    whatToDo: 'Copy client_secret from this page into secrets.toml.',
    facts: lengths(secretSent(exchange), app.clientSecret),
    problem: 'wrong-client-secret',
    line: 'client_secret',
    message: number,
  })
}

/** The secrets are not shown side by side; their lengths are. */
function lengths(sent: string | null, right: string): LoginFinding['facts'] {
  if (sent === null) return []
  return [
    { name: 'Sent', values: [`a secret of ${sent.length} characters`] },
    { name: 'Expected', values: [`a secret of ${right.length} characters`] },
  ]
}

function wrongGrant(message: Numbered, login: Login): LoginFinding {
  const { exchange, number } = message
  const form = new URLSearchParams(exchange.request.body?.text)
  const words = exchange.remarks.map(({ text }) => text).join(' ')
  if (/code_verifier|PKCE/i.test(words)) return wrongVerifier(message, login)
  if (/redirect_uri/.test(words)) {
    const [sent, right] = [form.get('redirect_uri') ?? '', authorizationParameter(login, 'redirect_uri')]
    return loginFinding('error', 'The token request names another redirect URI', {
      text: 'It has to repeat the redirect_uri of the authorization request.',
      facts: [
        { name: 'Sent', values: [sent] },
        { name: 'In the authorization request', values: [right] },
      ],
      differs: firstDifference(sent, [right]),
      problem: 'code-not-accepted',
      message: number,
    })
  }
  return wrongCode(message, { login, code: form.get('code') ?? '' })
}

function wrongVerifier({ number }: Numbered, login: Login): LoginFinding {
  const challenge = authorizationParameter(login, 'code_challenge')
  return loginFinding('error', 'PKCE does not fit: the code_verifier is not the one of this login', {
    text:
      challenge === ''
        ? 'The authorization request carried no code_challenge, so there is nothing that a code_verifier could fit.'
        : 'The hash of code_verifier has to be the code_challenge of the authorization request. Somebody else’s code, or a second login in between, gives this.',
    whatToDo: 'Begin the login again, in one tab.',
    problem: 'wrong-code-verifier',
    message: number,
  })
}

/** What became of the code is read off the captures: when it was given out, and whether it was traded before. */
function wrongCode({ exchange, number }: Numbered, { login, code }: { login: Login; code: string }): LoginFinding {
  const answer = answerToApp(login)
  const whatToDo = 'Begin the login again from the app.'
  const refused = { whatToDo, problem: 'code-not-accepted', message: number } as const
  if (answer?.query.get('code') !== code) {
    const text = 'This login brought no such code. It is of an older login, or was changed on the way.'
    return loginFinding('error', 'The code is not one of this login', { text, ...refused })
  }
  const earlier = login.messages.find(
    (one) =>
      one.phase === 'token' &&
      one.number < number &&
      one.exchange.response?.status === 200 &&
      new URLSearchParams(one.exchange.request.body?.text).get('code') === code,
  )
  if (earlier) {
    const text = `A code buys tokens once, and message ${earlier.number} has bought them. The provider has revoked them too, in case it was stolen.`
    return loginFinding('error', 'The code was used a second time', { text, ...refused, problem: 'code-used-twice' })
  }
  const age = Math.round((exchange.at - answer.exchange.at - answer.exchange.took) / 1000)
  if (age >= ownAppCodeTtl - 1) {
    const text = `It was ${age} seconds old, and a code lives ${ownAppCodeTtl} seconds.`
    return loginFinding('error', 'The code has expired', { text, ...refused })
  }
  const text =
    'The provider does not take this code. Its other reasons are a new start of this site, or a logout meanwhile.'
  return loginFinding('error', 'The code was refused: invalid_grant', { text, ...refused })
}

function afterwards(granted: Numbered, login: Login): LoginFinding[] {
  const answer = messageOf(granted.exchange).json
  if (typeof answer?.['id_token'] !== 'string') {
    const text =
      'The answer holds an access token only, because openid was not in the scope. Streamlit has nobody to log in.'
    const rest = { problem: 'scope-without-openid', line: 'auth', message: granted.number } as const
    return [loginFinding('error', 'There is no ID token', { text, ...rest })]
  }
  const keys = login.messages.find(({ phase, number }) => phase === 'keys' && number > granted.number)
  if (!keys) return []
  return [
    loginFinding('good', 'The app has fetched the keys', {
      text: 'It can check the ID token’s signature. From here on it is on its own: the provider hears nothing of the login.',
      message: keys.number,
    }),
  ]
}

function authorizationParameter({ messages }: Login, name: string): string {
  const request = messages.find(({ phase }) => phase === 'authorization')
  return request ? (new URL(request.exchange.request.url).searchParams.get(name) ?? '') : ''
}

function secretSent({ request }: Numbered['exchange']): string | null {
  const basic = request.headers.find(([name]) => name === 'authorization')?.[1].match(/^basic (\S+)$/i)?.[1]
  if (basic === undefined) return new URLSearchParams(request.body?.text).get('client_secret')
  const text = Buffer.from(basic, 'base64').toString('utf8')
  return text.includes(':') ? text.slice(text.indexOf(':') + 1) : null
}
