import type { MadeCookies } from '../make-cookies.ts'

/**
 * The file that Playwright reads as `storageState`. Attributes as Streamlit's: HttpOnly, SameSite=Lax, no Secure.
 * Source: https://playwright.dev/docs/api/class-browser#browser-new-context-option-storage-state
 */
export function asStorageState({ cookies, login, until }: MadeCookies): string {
  const domain = new URL(login.origin).hostname
  const rest = { domain, path: login.path, expires: until, httpOnly: true, secure: false, sameSite: 'Lax' }
  return `${JSON.stringify({ cookies: cookies.map((cookie) => ({ ...cookie, ...rest })), origins: [] }, null, 2)}\n`
}
