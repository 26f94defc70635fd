import type { Browser } from '../differential/browser.ts'
import type { Screen } from '../differential/screen.ts'

/** What a login and the logout after it came to. */
export interface LoginAndLogout {
  readonly login: Screen
  /** The parameters of the authorization request that say how Streamlit asks; null where there was none. */
  readonly asked: Readonly<Record<string, string>> | null
  /** Where `st.logout()` led, and what the person had before them in the end; null without a login. */
  readonly logout: { readonly address: string; readonly end: Screen } | null
}

/** Leads the browser through the provider's pages, from `next` to where the provider sends it, or leaves it there. */
export type AtProvider = (browser: Browser) => Promise<void>

/** Logs in by a door of the app, and out again. */
export function loginAndLogout(door: string | null, atProvider: AtProvider) {
  return async (browser: Browser): Promise<LoginAndLogout> => {
    await browser.press({ login: door })
    await browser.follow()
    const asked = browser.next === null ? null : askedIn(browser.next)
    if (browser.next !== null) await atProvider(browser)
    await throughApp(browser)
    const login = browser.screen ?? { sees: 'nothing', text: null, as: null }
    if (login.sees !== 'logged in') return { login, asked, logout: null }
    await browser.press({ logout: true })
    await browser.follow()
    const address = browser.next?.href ?? ''
    await atProvider(browser)
    await throughApp(browser)
    return { login, asked, logout: { address, end: browser.screen ?? login } }
  }
}

/** Follows the app's own redirects to its page, and opens that. */
async function throughApp(browser: Browser): Promise<void> {
  if (browser.next === null) return
  while (browser.next !== null && browser.next.pathname !== browser.at('').pathname) await browser.follow()
  await browser.visit()
}

const told = ['scope', 'code_challenge_method', 'prompt', 'response_mode']

function askedIn({ searchParams }: URL): Record<string, string> {
  return Object.fromEntries([...searchParams].filter(([name]) => told.includes(name)))
}
