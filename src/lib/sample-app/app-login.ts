import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf } from '#lib/message/message.ts'
import { discover } from '#lib/relying-party/discover.ts'
import { failureOf } from '#lib/relying-party/failure.ts'
import { buildAuthorizationRequest } from '#lib/streamlit/authorization-request.ts'
import { authorizeFailed } from '#lib/streamlit/log-lines.ts'
import { providerCrash } from '#lib/streamlit/provider-crash.ts'
import { readProviderToken } from '#lib/streamlit/provider-token.ts'
import { randomString } from '#lib/streamlit/random-string.ts'
import { addState, readSession, signSession } from '#lib/streamlit/session-cookie.ts'
import { sessionCookie, sessionSetCookie } from '#lib/streamlit/set-cookie.ts'
import { type AppAnswer, type AppCall, clientFor, crashed, libraryRemark, logged, redirectTo } from './app-call.ts'
import { staleCookieDeletions } from './stale-cookies.ts'

/**
 * `/auth/login?provider=<JWT>`: reads the metadata and sends the browser off with an authorization request.
 * A token that is missing, forged or older than two minutes leads back to the start page, and nothing is logged.
 * Streamlit, auth routes.
 */
export async function beginAppLogin(call: AppCall): Promise<AppAnswer> {
  const { config, jar, now } = call
  const secret = config.cookieSecret
  const deletions = staleCookieDeletions(call)
  const name = readProviderToken({ token: call.query.get('provider'), secret, now })
  if (name === undefined) return redirectTo(config.base, deletions, [])
  if (providerCrash(config.secrets, name) !== undefined) return crashed()
  const provider = config.provider(name)
  if (!provider) return authenticationError([])
  try {
    const { metadata } = await discover(clientFor(call, provider))
    const request = buildAuthorizationRequest({
      metadata: {
        authorization_endpoint: required(metadata.authorization_endpoint),
        code_challenge_methods_supported: metadata.code_challenge_methods_supported ?? null,
      },
      config: provider,
      redirectUri: config.redirectUri || '/',
      random: randomString,
    })
    const before = readSession({ cookie: jar.get(sessionCookie), secret, now })
    const session = addState(before, { provider: name, state: request.state, data: request.data, now })
    const value = signSession({ session, secret, now })
    const cookie = sessionSetCookie({ value, path: config.base, secure: config.https })
    // Starlette's middleware adds the session's cookie last.
    return redirectTo(request.url, [...deletions, cookie], [])
  } catch (error) {
    return authenticationError([libraryRemark(failureOf(error))])
  }
}

function required(endpoint: string | undefined): string {
  if (endpoint === undefined) throw new Error('the metadata names no authorization_endpoint')
  return endpoint
}

function authenticationError(remarks: AppAnswer['remarks']): AppAnswer {
  const headers = new HeaderList({ 'content-type': 'text/plain' })
  const response = { status: 400, headers, body: bodyOf('Authentication error') }
  return { response, remarks: [...logged(authorizeFailed()), ...remarks] }
}
