import type { BrowserContextOptions } from 'playwright-core'
import measured from '#content/measured-with.json' with { type: 'json' }
import { cookieFormats } from '#lib/test-login/formats/index.ts'
import { makeCookies } from '#lib/test-login/make-cookies.ts'

export interface MadeLogin {
  /** With which a browser context is logged in from its start. */
  readonly storageState: Exclude<BrowserContextOptions['storageState'], string | undefined>
  /** Of the cookies, in their order. */
  readonly names: readonly string[]
}

/**
 * The cookies of a login that never took place, as the page /testing/ makes them.
 * @param asked `address`: of the app; `provider`: the name given to `st.login()`, empty for none
 * @param signing `age`: how old the login is, in days
 */
export function madeLogin(
  asked: { claims: object; address: string; tokens?: object; provider?: string },
  signing: { secret: string; age?: number },
): MadeLogin {
  const { claims, tokens = {}, address, provider = '' } = asked
  const making = makeCookies(
    { claims: JSON.stringify(claims), tokens: JSON.stringify(tokens), address, provider },
    { age: 0, streamlit: measured.streamlit, ...signing },
    Date.now() / 1000,
  )
  if (!making.ok) throw new Error(JSON.stringify(making.problems))
  // The format is Playwright's, and JSON.parse gives no type: newContext checks what it gets.
  const storageState = JSON.parse(cookieFormats['storage-state']?.(making.made) ?? '')
  return { storageState, names: making.made.cookies.map(({ name }) => name) }
}
