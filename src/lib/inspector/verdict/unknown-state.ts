import { addressOf } from '#lib/message/address.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { CauseCode } from './causes.ts'

/** Why the app did not know the `state` of a callback, as far as the run tells; `number` is that of the callback. */
export function unknownState(exchanges: readonly Exchange[], number: number): CauseCode {
  const callback = exchanges[number - 1]
  const before = exchanges.slice(0, number - 1)
  const logins = before.filter((one) => phaseOf(one) === 'login')
  const login = logins.at(-1)
  if (!callback || !login) return 'callback-unknown-state'
  const state = stateOf(messageOf(callback).query)
  const isOfRun = (one: Exchange) => stateOf(messageOf(one).location?.searchParams) === state
  if (before.some((one) => phaseOf(one) === 'callback' && stateOf(messageOf(one).query) === state)) {
    return 'replayed-callback'
  }
  if (hostOf(login) !== hostOf(callback)) return 'other-host'
  if (!messageOf(callback).jar.has('_streamlit_session')) return 'lost-state-cookie'
  if (!logins.some(isOfRun)) return 'changed-state'
  if (!isOfRun(login)) return 'second-tab'
  // The cookie came back as it was set, and this server could not read it.
  const set = messageOf(login).setCookies.find(({ name }) => name === '_streamlit_session')
  const isSame = set !== undefined && set.value === messageOf(callback).jar.get('_streamlit_session')
  return isSame ? 'several-servers' : 'callback-unknown-state'
}

/** Of a repeated parameter Starlette reads the last. */
function stateOf(query: URLSearchParams | undefined): string | undefined {
  return query?.getAll('state').at(-1)
}

function hostOf({ request }: Exchange): string {
  return addressOf(request.url).origin
}
