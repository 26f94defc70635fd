import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { madeLogin } from '../made-login.ts'
import { origin } from './https-site.ts'
import { cookieSecret } from './logged-in.ts'

/** A page around the app of its own site, and one of another. */
export const sameSite = 'https://www.example.com'
export const elsewhere = 'https://portal.example.net'

/** No part of the recipe: a page with the buttons that the recipe keeps out of frames. */
export const plain = `import streamlit as st

st.text(st.user.get("email", "nobody"))
st.button("Log in", on_click=st.login)
st.button("Log out", on_click=st.logout)
file = st.file_uploader("A file")
if file:
    st.text(f"got {file.name}")
`

/**
 * nginx's file of the app's site with pages around the app: at `/` of both hosts, with the page that the frame names, and
 * at `/around-plain` of both and of the app's own, with the app's page `plain`.
 * @param own the file as the recipe of the proxy has it
 * @param lines what stands above its `location /`; a line of `proxy_cookie_flags` there takes the place of its own
 */
export function confAround({ own, frame, lines }: Readonly<Record<'own' | 'frame' | 'lines', string>>): string {
  const around = `location = / { return 200 '${frame}'; }`
  const aroundPlain = `default_type text/html;
    location = /around-plain { return 200 '${frame.replace('/?', '/plain?')}'; }`
  const certificate = own.match(/ssl_certificate.*;/g)?.join('\n') ?? ''
  const hosts = [sameSite, elsewhere].map(
    (at) => `server { listen 443 ssl; server_name ${new URL(at).host}; ${certificate} ${aroundPlain} ${around} }`,
  )
  const rest = lines.includes('proxy_cookie_flags') ? own.replace(/.*proxy_cookie_flags.*\n/, '') : own
  const site = rest.replace('    location / {', `${lines}\n    ${aroundPlain}\n    location / {`)
  return [site, ...hosts].join('\n')
}

/** A person with a browser of their own; with a login that the test has signed, or none yet. */
export async function person(browser: Browser, isLoggedIn: boolean): Promise<BrowserContext> {
  const claims = { sub: 'ada', email: 'ada@acme.example' }
  const { storageState } = madeLogin({ claims, address: origin }, { secret: cookieSecret })
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...(isLoggedIn && { storageState }) })
  context.setDefaultTimeout(120_000)
  onTestFinished(() => context.close())
  return context
}

/** A page that is open, what its console has told, and the frame in it. */
interface Opened {
  readonly page: Page
  readonly told: readonly string[]
  readonly frame: FrameLocator
}

export async function open(context: BrowserContext, address: string): Promise<Opened> {
  const page = await context.newPage()
  const told: string[] = []
  page.on('console', (message) => told.push(message.text()))
  await page.goto(address)
  return { page, told, frame: page.frameLocator('iframe') }
}

/** Logs in as Ada where the app's own page has the button. */
export async function logIn(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: 'Log in' }).click()
  await tab.getByRole('button', { name: 'Ada' }).click()
  await tab.getByRole('heading', { name: 'Notes' }).waitFor()
}

/** Which cookies of a login a browser has. */
export async function loginCookies(context: BrowserContext): Promise<readonly string[]> {
  return (await context.cookies(origin)).map(({ name }) => name).filter((name) => name.startsWith('_streamlit_user'))
}

/** Playwright's types have the first alone, and Chromium asks for all. */
const cookieControls = {
  enableThirdPartyCookieRestriction: true,
  disableThirdPartyCookieMetadata: true,
  disableThirdPartyCookieHeuristics: true,
}

/** Has the pages of a tab load without third-party cookies, as a person's settings do. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCookieControls', cookieControls)
}

/** A script that has a page ask for an address as an image, and waits until that is over. */
export function askAsImage(address: string): string {
  return `new Promise((done) => {
    const one = new Image()
    one.onload = one.onerror = () => done(null)
    one.src = '${address}'
  })`
}

/** A script that has a page open a WebSocket of Streamlit's, and says what became of it. */
export function socketTo(address: string): string {
  return `new Promise((done) => {
    const one = new WebSocket('${address}', ['streamlit'])
    one.onopen = () => done('open')
    one.onerror = () => done('refused')
  })`
}
