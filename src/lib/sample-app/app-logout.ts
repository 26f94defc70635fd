import { loads, loadsObject } from '#lib/python/json.ts'
import { discover } from '#lib/relying-party/discover.ts'
import { failureOf } from '#lib/relying-party/failure.ts'
import { readChunks } from '#lib/streamlit/chunks.ts'
import { logoutFailed, noEndSessionEndpoint, tokensCookieInvalid } from '#lib/streamlit/log-lines.ts'
import { planLogout } from '#lib/streamlit/logout-url.ts'
import { providerCrash } from '#lib/streamlit/provider-crash.ts'
import { identityDeletions, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { type AppAnswer, type AppCall, clientFor, libraryRemark, logged, redirectTo } from './app-call.ts'

/**
 * `/auth/logout`: deletes the identity cookies in every case, and sends the browser to the provider's
 * end_session_endpoint where there is one (OpenID Connect RP-Initiated Logout 1.0 §2). Streamlit, auth routes.
 */
export async function endAppLogin(call: AppCall): Promise<AppAnswer> {
  const { config, jar, now } = call
  const deletions = identityDeletions({ jar, base: 'both', path: config.base, now })
  const local = (remarks: AppAnswer['remarks']) => redirectTo(config.base, deletions, remarks)
  const identity = held(call, userCookie)
  if (identity === undefined) return local([])
  try {
    const name = member(identity, 'provider')
    if (typeof name !== 'string' || name === '') return local([])
    const crash = providerCrash(config.secrets, name)
    if (crash !== undefined) return local(logged(logoutFailed(crash)))
    const provider = config.provider(name)
    if (!provider) return local(logged(noEndSessionEndpoint(name)))
    const { metadata } = await discover(clientFor(call, provider))
    const tokens = held(call, tokensCookie)
    const isTold = metadata.end_session_endpoint && config.redirectUri.endsWith('/oauth2callback')
    if (isTold && tokens !== undefined && loads(tokens) === undefined) return local(logged(tokensCookieInvalid()))
    const idToken = isTold && tokens !== undefined ? member(tokens, 'id_token') : undefined
    const plan = planLogout({
      provider: name,
      endSessionEndpoint: metadata.end_session_endpoint,
      redirectUri: config.redirectUri,
      clientId: provider.clientId,
      idToken: typeof idToken === 'string' ? idToken : undefined,
    })
    if (plan.kind === 'provider') return redirectTo(plan.url, deletions, [])
    return local(plan.logs.flatMap(logged))
  } catch (error) {
    const failure = failureOf(error)
    return local([...logged(logoutFailed(failure.message)), libraryRemark(failure)])
  }
}

/** The text of a cookie that verifies; undefined when there is none, or it is empty. */
function held({ config, jar, now }: AppCall, name: string): string | undefined {
  const read = readChunks({ name, jar, secret: config.cookieSecret, now })
  return read.ok && read.value !== '' ? read.value : undefined
}

/** A member of the JSON object in a cookie. Throws when it holds something else. */
function member(text: string, name: string): unknown {
  const object = loadsObject(text)
  if (!object) throw new TypeError('the cookie holds no JSON object')
  return object[name]
}
