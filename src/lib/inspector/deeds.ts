import { type PersonaKey, personaKeys, personas } from '#lib/provider/personas.ts'
import { isHouseTenant, isTenant } from '#lib/provider/tenants.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { takeJwtApart } from '#lib/trace/jwt.ts'
import { messageOf } from '#lib/trace/message.ts'
import { outcomeOf } from '#lib/trace/outcome.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'
import type { Run } from '#lib/trace/traces.ts'
import { unbelieved } from './verdict/page-findings.ts'

/**
 * What a visitor did in a run, in the words that the steps of the guide wait for. `<provider>` is the name that
 * `st.login()` was given; of `st.login()` without a name, the tenant that it led to.
 */
export type Deed =
  /** The app has let somebody in: a persona, or a person whom the visitor made up. */
  | `${PersonaKey | 'somebody'}-at-${string}`
  | `logged-out-from-${string}`
  /** The provider ended its own session as well. */
  | `session-ended-at-${string}`
  | 'login-denied'
  | 'changed-cookie-refused'
  /** A page of the app was opened beside the one that the login led to, and was logged in. */
  | 'opened-again'
  /** A session that had begun before the logout ran its script again. */
  | 'rerun-after-logout'
  /** After such a rerun a page was opened anew, and was logged out. */
  | 'opened-after-rerun'
  /** A login began while something was broken on purpose, and failed. */
  | 'broken-login'
  | 'broken-login-failed'

/** What was done in a run, read off its captures alone: nobody is asked, and nothing is guessed. */
export function deedsOf({ exchanges, fault }: Pick<Run, 'exchanges' | 'fault'>): readonly Deed[] {
  const login = exchanges.find(is('login'))
  if (!login) return []
  const broken = fault !== undefined
  return [...when(broken, 'broken-login'), ...loginDeeds(exchanges, providerOf(login)), ...failures(exchanges, broken)]
}

function loginDeeds(exchanges: readonly Exchange[], provider: string): readonly Deed[] {
  const at = exchanges.findIndex((one) => is('callback')(one) && setsIdentity(one))
  const set = exchanges[at]
  if (!set) return []
  const after = exchanges.slice(at + 1)
  const out = after.findIndex(is('logout'))
  const loggedIn = out < 0 ? after : after.slice(0, out)
  return [
    `${whoIn(after)}-at-${provider}`,
    ...pagesDeeds(loggedIn, set),
    ...(out < 0 ? [] : logoutDeeds(after.slice(out), provider)),
  ]
}

/** Of the pages between a login and its logout. */
function pagesDeeds(exchanges: readonly Exchange[], set: Exchange): readonly Deed[] {
  const pages = exchanges.filter(is('app-page')).filter((page) => !isRerun(page))
  const believed = pages.filter((page) => hasIdentity(page) && unbelieved(page, 1, set) === null)
  // Of what is not believed, this is the cookie that is not as it was set.
  const changed = pages.some((page) => unbelieved(page, 1, set)?.code === 'several-servers')
  return [...when(believed.length > 1, 'opened-again'), ...when(changed, 'changed-cookie-refused')]
}

/** Of the logout and all that follows it. */
function logoutDeeds(exchanges: readonly Exchange[], provider: string): readonly Deed[] {
  const ended = exchanges.find((one) => is('end-session')(one) && removesSession(one))?.tenant
  const rerun = exchanges.findIndex((one) => is('app-page')(one) && isRerun(one))
  const reopened = exchanges.slice(rerun + 1).some((one) => is('app-page')(one) && !isRerun(one) && !hasIdentity(one))
  return [
    `logged-out-from-${provider}`,
    ...when(Boolean(ended), `session-ended-at-${ended}`),
    ...when(rerun >= 0, 'rerun-after-logout'),
    ...when(rerun >= 0 && reopened, 'opened-after-rerun'),
  ]
}

/** A login that was refused at the provider by its person is none that failed. */
function failures(exchanges: readonly Exchange[], broken: boolean): readonly Deed[] {
  const denied = exchanges.some((one) => is('callback')(one) && messageOf(one).query.get('error') === 'access_denied')
  if (denied) return ['login-denied']
  const { kind } = outcomeOf(exchanges)
  return when(broken && (kind === 'failed' || kind === 'no-answer'), 'broken-login-failed')
}

function when(happened: boolean, deed: Deed): readonly Deed[] {
  return happened ? [deed] : []
}

/** Names that visitors write into a file of their own may be any text: those that nothing waits for are not told. */
const shortName = /^[\w-]{1,32}$/

/** Streamlit calls a login without a name `default`. */
function providerOf(login: Exchange): string {
  const { query, location } = messageOf(login)
  const named = takeJwtApart(query.get('provider') ?? '')?.claims['provider']
  if (typeof named === 'string' && named !== 'default') return shortName.test(named) ? named : 'another'
  const tenant = location?.pathname.split('/')[2] ?? ''
  return isTenant(tenant) ? tenant : 'default'
}

/** Whose ID token came: told by its subject, since names and addresses may be left out. */
function whoIn(exchanges: readonly Exchange[]): PersonaKey | 'somebody' {
  const token = exchanges.find(is('token'))
  const subject = token && messageOf(token).idToken?.claims['sub']
  const tenant = token?.tenant ?? ''
  if (!isHouseTenant(tenant)) return 'somebody'
  return personaKeys.find((key) => personas[key].accounts[tenant]['sub'] === subject) ?? 'somebody'
}

function is(phase: Phase): (exchange: Exchange) => boolean {
  return (exchange) => phaseOf(exchange) === phase
}

/** The script ran again in a session of before (the lab's own way of saying so). */
function isRerun(page: Exchange): boolean {
  return messageOf(page).query.has('session')
}

function hasIdentity(page: Exchange): boolean {
  return messageOf(page).jar.has('_streamlit_user')
}

function removesSession(exchange: Exchange): boolean {
  return messageOf(exchange).setCookies.some(
    ({ name, removes, value }) => /_session$/.test(name) && (removes || value === ''),
  )
}
