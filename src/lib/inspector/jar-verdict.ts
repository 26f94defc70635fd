import { readChunks } from '#lib/streamlit/chunks.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { missingChunk } from '#lib/streamlit/log-lines.ts'
import { identityMaxAge, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { CheckProblem } from './check-problems.ts'
import { keyDerivation } from './key-derivation.ts'

/** What Streamlit would make of the identity cookie if the page were loaded now. */
export interface JarVerdict {
  readonly loggedIn: boolean
  readonly why: string
  /** The line in the server's log; null when Streamlit says nothing. */
  readonly log: string | null
  /** The problem that it is; null while one is logged in, or has not been. */
  readonly problem: CheckProblem | null
}

const silently = 'To Streamlit that is the same as no cookie: the page is logged out and does not say why.'

/** Judges the cookies that the browser holds for the app. `now` is in unix seconds, by the app's clock. */
export function jarVerdict(c: { jar: ReadonlyMap<string, string>; secret: string; now: number }): JarVerdict {
  const out = (why: string, problem: CheckProblem | null, log: string | null = null): JarVerdict => ({
    loggedIn: false,
    why,
    log,
    problem,
  })
  const value = c.jar.get(userCookie)
  if (value === undefined) return out('There is no identity cookie.', null)
  const read = readChunks({ name: userCookie, ...c })
  if (!read.ok && read.chunk !== undefined) {
    return out(
      `Piece ${read.chunk} of the identity cookie is missing, or its signature does not fit. Streamlit ignores the whole.`,
      'cookies-over-4-kb',
      missingChunk(userCookie, read.chunk).text,
    )
  }
  if (!read.ok) {
    const [why, problem] = refusals[keyDerivation({ name: userCookie, value, ...c })?.verdict ?? 'unreadable']
    return out(`${why} ${silently}`, problem)
  }
  const signedAt = takeApart(value)?.signedAt ?? c.now
  if (signedAt + identityMaxAge <= c.now) {
    return out(
      'The 30 days of Max-Age are over: by now the browser has thrown the identity cookie away.',
      'login-lasts-30-days',
    )
  }
  return { loggedIn: true, why: 'The identity cookie is there, and its signature fits.', log: null, problem: null }
}

const refusals = {
  valid: ['The identity cookie holds no text.', 'login-cookie-unreadable'],
  forged: ['The signature of the identity cookie does not fit what it says.', 'several-servers'],
  'too-old': ['The identity cookie was signed more than 31 days ago.', 'login-lasts-30-days'],
  'from-the-future': ['The identity cookie was signed at a time that is yet to come.', 'several-servers'],
  unreadable: ['The identity cookie cannot be read.', 'login-cookie-unreadable'],
} as const
