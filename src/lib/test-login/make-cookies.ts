import { writeChunks } from '#lib/streamlit/chunks.ts'
import { identityPayload, tokensPayload } from '#lib/streamlit/identity.ts'
import { identityMaxAge, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'
import { type AskedProblem, type CookieAsked, fieldLimit, type Signing } from './asked.ts'
import { type MadeUpLogin, readLogin } from './read-login.ts'
import { remarksOn } from './remarks.ts'

export interface MadeCookies {
  readonly login: MadeUpLogin
  /** In the order in which Streamlit sets them, signed. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[]
  /** When a browser throws them away, in unix seconds: 30 days from now, as after a login, whenever they were signed. */
  readonly until: number
  /** What the reader has to know of them, each a sentence or two; inline. Empty: Streamlit takes them. */
  readonly remarks: readonly string[]
}

export type Making =
  | { readonly ok: true; readonly made: MadeCookies }
  | { readonly ok: false; readonly problems: readonly AskedProblem[] }

const day = 86_400

/** An age of a year and more tests nothing that 32 days do not. */
const mostDays = 3650

/**
 * Makes the cookies with which Streamlit takes a browser for logged in, without a login: `_streamlit_user` and
 * `_streamlit_user_tokens`, split where Streamlit splits them. What Streamlit would refuse is made all the same, since
 * tests ask for it; a remark says so.
 *
 * @param now unix seconds
 */
export function makeCookies(asked: CookieAsked, signing: Signing, now: number): Making {
  const reading = readLogin(asked)
  const problems = [...(reading.ok ? [] : reading.problems), ...signingProblems(signing)]
  if (!reading.ok || problems.length > 0) return { ok: false, problems }
  const { login } = reading
  const signed = { secret: signing.secret, now: now - signing.age * day, path: login.path }
  const value = identityPayload({
    claims: login.claims,
    redirectUri: `${login.origin}/oauth2callback`,
    provider: login.provider,
  })
  const cookies = [
    ...writeChunks({ ...signed, name: userCookie, value }),
    ...writeChunks({ ...signed, name: tokensCookie, value: storedTokens(login.tokens) }),
  ]
  const remarks = remarksOn({ login, signing, cookies, now })
  return { ok: true, made: { login, cookies, until: Math.round(now) + identityMaxAge, remarks } }
}

function storedTokens({ id, access }: MadeUpLogin['tokens']): string {
  return tokensPayload({
    ...(id === undefined ? {} : { idToken: id }),
    ...(access === undefined ? {} : { accessToken: access }),
  })
}

function signingProblems({ secret, age, streamlit }: Signing): AskedProblem[] {
  const problems: AskedProblem[] = []
  if (secret === '') {
    problems.push({
      at: 'secret',
      text: 'The `cookie_secret` is empty. Streamlit raises at `st.login()` with such a one.',
    })
  }
  if (secret.length > fieldLimit) {
    problems.push({ at: 'secret', text: `The \`cookie_secret\` is longer than ${fieldLimit} characters.` })
  }
  if (!Number.isFinite(age) || Math.abs(age) > mostDays) {
    problems.push({ at: 'age', text: `The age has to be a number of days, at most ${mostDays}.` })
  }
  const form = versionDoes('cookie-format', streamlit)
  if (!form?.does.includes('itsdangerous')) {
    const text = `Streamlit ${streamlit} signs its cookies otherwise${form ? ` (${form.does})` : ''}. Cookies of 1.57 and newer are made here.`
    problems.push({ at: 'streamlit', text })
  }
  return problems
}
