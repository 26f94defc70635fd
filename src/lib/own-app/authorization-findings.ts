import { tenants } from '#lib/provider/tenant-table.ts'
import { isTenant } from '#lib/provider/tenants.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { differenceOf, firstDifference } from './difference.ts'
import { type FindingProblem, type Login, type LoginFinding, loginFinding, type Numbered } from './login-finding.ts'

/** From the authorization request to the code that goes back to the app. */
export function authorizationFindings(login: Login): LoginFinding[] {
  const request = login.messages.find(({ phase }) => phase === 'authorization')
  if (!request) return []
  const refused = refusal(request, login)
  if (refused) return [refused]
  const query = new URL(request.exchange.request.url).searchParams
  const scopes = (query.get('scope') ?? '').split(' ')
  const answer = answerToApp(login)
  return [...(scopes.includes('openid') ? [] : [noOpenid(request, query)]), answer ? ofAnswer(answer) : waiting(login)]
}

/** The message whose answer sends the browser back to the app, and with what. */
export function answerToApp({
  messages,
}: Pick<Login, 'messages'>): (Numbered & { readonly query: URLSearchParams }) | null {
  for (const message of messages) {
    if (!['authorization', 'resume', 'sign-in'].includes(message.phase)) continue
    const { location } = messageOf(message.exchange)
    if (location && !location.pathname.startsWith('/provider/')) return { ...message, query: location.searchParams }
  }
  return null
}

/** What the provider answered with a page of its own, because there is no address that it may answer to. */
function refusal(message: Numbered, { app }: Login): LoginFinding | null {
  const { exchange, number } = message
  if ((exchange.response?.status ?? 0) < 400) return null
  const sent = new URL(exchange.request.url).searchParams.get('redirect_uri') ?? ''
  const clientId = new URL(exchange.request.url).searchParams.get('client_id') ?? ''
  if (clientId !== app.clientId) return wrongClientId(clientId, { app, number })
  if (exchange.tenant !== app.tenant) return wrongProvider(exchange, { app, number })
  if (app.ended) {
    return loginFinding('error', 'This registration has ended', {
      text: 'A registration lives for one day. The provider no longer knows this client_id.',
      whatToDo: 'Register the app again and copy the new secrets.toml.',
      problem: 'registration-ended',
      message: number,
    })
  }
  if (!app.redirectUris.includes(sent)) {
    return loginFinding('error', 'The redirect URI is not registered', {
      text: differenceOf(sent, app.redirectUris),
      whatToDo: 'Make redirect_uri in secrets.toml equal to the registered one, or register the app again with yours.',
      facts: [
        { name: 'Sent', values: [sent] },
        { name: 'Registered', values: app.redirectUris },
      ],
      differs: firstDifference(sent, app.redirectUris),
      problem: 'unregistered-redirect-uri',
      line: 'redirect_uri',
      message: number,
    })
  }
  return loginFinding('error', `The provider answered ${exchange.response?.status}`, {
    text: 'It refused the authorization request with a page of its own, which says why.',
    problem: 'authorization-refused',
    message: number,
  })
}

function wrongClientId(sent: string, { app, number }: Pick<Login, 'app'> & { number: number }): LoginFinding {
  const right = app.clientId
  const cut = right.startsWith(sent)
  const differs = firstDifference(sent, [right])
  return loginFinding('error', cut ? 'The client_id is cut short' : 'The client_id is not the registered one', {
    text: cut
      ? `It ends after ${sent.length} of ${right.length} characters. The provider knows no app of that name, and the browser stays at a page that says so.`
      : `It begins like the registered one and differs from character ${(differs ?? 0) + 1} on. The provider knows no app of that name, and the browser stays at a page that says so.`,
    whatToDo: 'Copy client_id from this page into secrets.toml, from quote to quote.',
    facts: [
      { name: 'Sent', values: [sent] },
      { name: 'Registered', values: [right] },
    ],
    differs,
    problem: 'client-unknown',
    line: 'client_id',
    message: number,
  })
}

function wrongProvider({ tenant }: Exchange, { app, number }: Pick<Login, 'app'> & { number: number }): LoginFinding {
  const asked = tenant !== null && isTenant(tenant) ? tenants[tenant].title : 'another provider'
  return loginFinding('error', 'This is the other provider', {
    text: `The app is registered at ${tenants[app.tenant].title}, and it asked ${asked}. A client_id is good at one provider only.`,
    whatToDo: 'Copy server_metadata_url from this page into secrets.toml.',
    problem: 'client-unknown',
    line: 'server_metadata_url',
    message: number,
  })
}

function noOpenid({ number }: Numbered, query: URLSearchParams): LoginFinding {
  return loginFinding('error', 'The scope lacks openid', {
    text: 'Without it this is OAuth 2.0 only: the provider gives an access token and no ID token, and Streamlit has nobody to log in.',
    whatToDo:
      'Put openid into client_kwargs: client_kwargs = { scope = "openid email profile" }, or leave client_kwargs out.',
    facts: [
      { name: 'Sent', values: [query.get('scope') ?? ''] },
      { name: 'Streamlit sends by default', values: ['openid email profile'] },
    ],
    problem: 'scope-without-openid',
    line: 'auth',
    message: number,
  })
}

function waiting({ messages }: Login): LoginFinding {
  const last = messages.findLast(({ phase }) => phase === 'sign-in-page' || phase === 'authorization')
  return loginFinding('open', 'The sign-in page is open', {
    text: 'The authorization request is in order. The provider waits for somebody to choose who they are.',
    message: last?.number ?? null,
  })
}

type Meaning = Pick<LoginFinding, 'title' | 'text' | 'whatToDo'> & { readonly problem: FindingProblem }

const meanings: Readonly<Record<string, Meaning>> = {
  access_denied: {
    title: 'The person chose Deny',
    text: 'The provider told the app so. Streamlit shows its start page, logged out, and says nothing.',
    whatToDo: null,
    problem: 'cancelled-consent',
  },
  login_required: {
    title: 'Nobody is signed in, and no page was allowed',
    text: 'The app asked with prompt=none: answer without a page or not at all.',
    whatToDo: 'Leave prompt=none out of client_kwargs.',
    problem: 'prompt-none',
  },
  account_selection_required: {
    title: 'A page was needed, and none was allowed',
    text: 'The app asked with prompt=none. An app that a reader registered is always named on the sign-in page first.',
    whatToDo: 'Leave prompt=none out of client_kwargs.',
    problem: 'prompt-none',
  },
  unsupported_response_type: {
    title: 'Only the code flow is offered',
    text: 'The app asked for something else than response_type=code.',
    whatToDo: 'Leave response_type to Streamlit.',
    problem: 'response-type-changed',
  },
  invalid_scope: {
    title: 'The provider does not know a scope',
    text: 'Streamlit logs it and shows its start page, logged out.',
    whatToDo: 'Leave the scope out of client_kwargs, or take one that the metadata name.',
    problem: 'scope-refused',
  },
}

function ofAnswer({ number, query }: Numbered & { query: URLSearchParams }): LoginFinding {
  const error = query.get('error')
  const said = [
    { name: 'error', values: [error ?? ''] },
    { name: 'error_description', values: [query.get('error_description') ?? ''] },
  ]
  if (error === null) {
    return loginFinding('good', 'The provider sent the app a code', {
      text: 'Somebody signed in, and the browser was sent to the redirect URI.',
      message: number,
    })
  }
  const meaning: Meaning = meanings[error] ?? {
    title: `The provider sent the app an error: ${error}`,
    text: 'Streamlit logs it and shows its start page, logged out.',
    whatToDo: 'Mend what error_description names.',
    problem: 'callback-provider-error',
  }
  return loginFinding('error', meaning.title, { ...meaning, facts: said, message: number })
}
