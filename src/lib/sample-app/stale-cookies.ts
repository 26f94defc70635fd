import { readChunks } from '#lib/streamlit/chunks.ts'
import { identityDeletions, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { AppCall } from './app-call.ts'

/**
 * Set-Cookie lines that delete identity cookies which cannot be read, as Streamlit does at the login, callback and
 * logout routes: an unreadable `_streamlit_user` takes the tokens with it, unreadable tokens go alone.
 */
export function staleCookieDeletions({ config, jar, now }: AppCall): readonly string[] {
  const unreadable = (name: string): boolean => {
    const read = readChunks({ name, jar, secret: config.cookieSecret, now })
    return !read.ok && read.reason !== 'absent'
  }
  const base = unreadable(userCookie) ? 'both' : unreadable(tokensCookie) ? 'tokens' : null
  return base === null ? [] : identityDeletions({ jar, base, path: config.base, now })
}
