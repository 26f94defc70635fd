import { discover } from '#lib/relying-party/discover.ts'
import { failureOf } from '#lib/relying-party/failure.ts'
import { readChunks } from '#lib/streamlit/chunks.ts'
import { logoutFailed } from '#lib/streamlit/log-lines.ts'
import { planLogout } from '#lib/streamlit/logout-url.ts'
import { loadsObject } from '#lib/streamlit/python-json.ts'
import { identityDeletions, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { type AppAnswer, type AppCall, clientFor, logged, redirectTo, said } from './app-call.ts'

/**
 * `/auth/logout`: deletes the identity cookies in every case, and sends the browser to the provider's
 * end_session_endpoint where there is one (OpenID Connect RP-Initiated Logout 1.0 §2). Streamlit 1.64, auth routes.
 */
export async function endAppLogin(call: AppCall): Promise<AppAnswer> {
  const { config, jar, now } = call
  const deletions = identityDeletions({ jar, base: 'both', path: config.base, now })
  const name = held(call, userCookie)?.provider
  const provider = typeof name === 'string' ? config.provider(name) : undefined
  if (typeof name !== 'string' || !provider) return redirectTo(config.base, deletions, [])
  try {
    const metadata = (await discover(clientFor(call, provider))).serverMetadata()
    const idToken = held(call, tokensCookie)?.id_token
    const plan = planLogout({
      provider: name,
      endSessionEndpoint: metadata.end_session_endpoint,
      redirectUri: config.redirectUri,
      clientId: provider.clientId,
      idToken: typeof idToken === 'string' ? idToken : undefined,
    })
    if (plan.kind === 'provider') return redirectTo(plan.url, deletions, [])
    return redirectTo(config.base, deletions, logged(plan.log))
  } catch (error) {
    const failure = failureOf(error)
    return redirectTo(config.base, deletions, [...logged(logoutFailed(failure.message)), said(failure)])
  }
}

function held({ config, jar, now }: AppCall, name: string): Readonly<Record<string, unknown>> | undefined {
  const read = readChunks({ name, jar, secret: config.cookieSecret, now })
  return read.ok ? loadsObject(read.value) : undefined
}
