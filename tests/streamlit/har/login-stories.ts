import type { Page } from 'playwright-core'

/** A login whose messages a browser records. */
export interface LoginStory {
  readonly name: string
  /** What is changed in the secrets.toml that the site offers. */
  readonly secrets?: (text: string) => string
  readonly app?: string
  /** The host name under which the app is opened. */
  readonly host?: '127.0.0.1'
  readonly walk: (page: Page) => Promise<void>
  readonly verdict: readonly [kind: 'good' | 'bad' | 'open', text: string, problem: string | null]
}

const atOnce = `import streamlit as st

if not st.user.is_logged_in:
    st.login()
    st.stop()
st.write("Welcome")
`

const begin = (page: Page) => page.getByRole('button', { name: 'Log in' }).click()
const asAda = (page: Page) => page.locator('button[name="persona"][value="ada"]').click()
const loggedOut = (page: Page) => page.getByText('You are not logged in.').waitFor()

async function refused(page: Page): Promise<void> {
  await begin(page)
  await asAda(page)
  await loggedOut(page)
}

/** A good login and logout, and logins that fail: each by one change. */
export const loginStories: readonly LoginStory[] = [
  {
    name: 'good',
    verdict: ['good', 'Logged in: the app set its login cookie', null],
    async walk(page) {
      await begin(page)
      await asAda(page)
      await page.getByText('Welcome, Ada Lovelace.').waitFor()
    },
  },
  {
    name: 'redirect-uri',
    verdict: ['bad', 'Refused by the provider: it does not know the `redirect_uri`', 'unregistered-redirect-uri'],
    secrets: (text) => text.replace('/oauth2callback"', '/x/oauth2callback"'),
    async walk(page) {
      await begin(page)
      await page.getByText('The redirect URI is not registered').waitFor()
    },
  },
  {
    name: 'unknown-client',
    verdict: ['bad', 'Refused by the provider: it does not know the `client_id`', 'client-unknown'],
    secrets: (text) => text.replace(/client_id = ".+"/, 'client_id = "nobody"'),
    async walk(page) {
      await begin(page)
      await page.waitForURL(/\/provider\/acme\/auth\?/)
      await page.getByRole('heading').first().waitFor()
    },
  },
  {
    name: 'other-host',
    host: '127.0.0.1',
    walk: refused,
    verdict: ['bad', 'Logged out: the login began under another host than it came back to', 'other-host'],
  },
  {
    name: 'client-secret',
    verdict: [
      'bad',
      'Logged out: `state` was right, and what the app then asked of the provider failed',
      'callback-exchange-failed',
    ],
    secrets: (text) => text.replace(/client_secret = ".+"/, 'client_secret = "not-the-secret"'),
    walk: refused,
  },
  {
    name: 'denied',
    verdict: ['bad', 'Logged out: the login was denied at the provider', 'cancelled-consent'],
    async walk(page) {
      await begin(page)
      await page.getByRole('button', { name: 'Deny' }).click()
      await loggedOut(page)
    },
  },
  {
    name: 'metadata',
    verdict: ['bad', 'Authentication error: the login could not begin', 'authentication-error'],
    secrets: (text) => text.replace('openid-configuration', 'openid-configuratoin'),
    async walk(page) {
      await begin(page)
      await page.getByText('Authentication error').waitFor()
    },
  },
  {
    name: 'loop',
    verdict: ['bad', 'Logged out: and `st.login()` begins the next login at once', 'login-loop'],
    app: atOnce,
    secrets: (text) => `${text}client_kwargs = { prompt = "none" }\n`,
    async walk(page) {
      let callbacks = 0
      page.on('response', (response) => {
        if (response.url().includes('/oauth2callback?')) callbacks += 1
      })
      while (callbacks < 3) await page.waitForTimeout(100)
      // It would go on, and into the file, until the recording is written.
      await page.context().setOffline(true)
    },
  },
]
