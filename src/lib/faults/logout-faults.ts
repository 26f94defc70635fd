import type { BrowserDriver } from './browser-driver.ts'
import { type ByHand, type Fault, logIn } from './fault.ts'

const byHand: ByHand = { does: 'Log in, then log out.' }

/** What goes wrong after `st.logout()`. */
export const logoutFaults: readonly Fault[] = [
  {
    code: 'logout-address-not-registered',
    title: 'The provider does not know the address after the logout',
    place: 'logout',
    breaks: {
      endSession: { name: 'post_logout_redirect_uri', value: 'http%3A%2F%2Flocalhost%3A9999%2Fnot-registered' },
    },
    script: logInAndOut,
    byHand,
  },
  {
    code: 'cognito-logout',
    title: 'The provider’s logout wants parameters of its own',
    place: 'logout',
    breaks: {
      provider: {
        members: {
          said: '`end_session_endpoint` was set to that of the sample provider shaped like Amazon Cognito.',
          change: (metadata) => ({
            ...metadata,
            end_session_endpoint: String(metadata['end_session_endpoint']).replace(
              /\/provider\/.*$/,
              '/provider/cognito/logout',
            ),
          }),
        },
      },
    },
    script: logInAndOut,
    byHand,
  },
]

async function logInAndOut(browser: BrowserDriver): Promise<void> {
  await logIn(browser)
  await browser.logout()
}
