import { type Fault, logIn } from './fault.ts'

/** What goes wrong between the browser, the app and the provider, while all three are configured well. */
export const browserFaults: readonly Fault[] = [
  {
    code: 'cancelled-consent',
    title: 'The login is cancelled at the provider',
    place: 'browser',
    breaks: {},
    async script(browser) {
      const callback = await browser.begin('deny')
      if (callback) await browser.open(callback)
    },
    byHand: { does: 'On the sign-in page, press “Deny”.' },
  },
  {
    code: 'other-host',
    title: 'The app is opened at 127.0.0.1, `redirect_uri` says localhost',
    place: 'browser',
    breaks: {},
    async script(browser) {
      browser.address = 'other-host'
      await logIn(browser)
    },
    byHand: {
      standsIn: { keepsNoSession: true },
      how: 'The lab has one address only, so your browser is made to leave the cookie out, as if 127.0.0.1 had set it.',
    },
  },
  {
    code: 'lost-state-cookie',
    title: 'The cookie that holds `state` is lost',
    place: 'browser',
    breaks: { losesSession: true },
    byHand: 'switch',
  },
  {
    code: 'second-tab',
    title: 'A second tab begins another login',
    place: 'browser',
    breaks: {},
    async script(browser) {
      const first = await browser.begin()
      await browser.begin()
      if (first) await browser.open(first)
    },
    byHand: { does: 'Open a second tab. Press the login button in both, then choose someone in the first one.' },
  },
  {
    code: 'replayed-callback',
    title: 'The callback is opened a second time',
    place: 'browser',
    breaks: {},
    async script(browser) {
      const callback = await browser.begin()
      if (!callback) return
      await browser.open(callback)
      await browser.open(callback)
    },
    byHand: { standsIn: { repeatsCallback: true }, how: 'Your browser is sent to the callback a second time.' },
  },
  {
    code: 'stale-login-link',
    title: 'The login link is more than two minutes old',
    place: 'browser',
    breaks: { linkAge: 121 },
    byHand: 'switch',
  },
  {
    code: 'changed-state',
    title: '`state` is changed on the way back',
    place: 'browser',
    breaks: { callback: { name: 'state', value: 'changed-on-its-way' } },
    byHand: 'switch',
  },
  {
    code: 'changed-nonce',
    title: '`nonce` is changed on the way to the provider',
    place: 'browser',
    breaks: { request: { name: 'nonce', value: 'changed-on-its-way' } },
    byHand: 'switch',
  },
  {
    code: 'wrong-code-verifier',
    title: 'The PKCE verifier does not fit the challenge',
    place: 'browser',
    // The challenge of another verifier: `code_verifier` of RFC 7636, appendix B.
    breaks: { request: { name: 'code_challenge', value: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' } },
    byHand: 'switch',
  },
  {
    code: 'origin-mismatch',
    title: 'The app is opened at another port than `redirect_uri` says',
    place: 'browser',
    breaks: {},
    async script(browser) {
      await logIn(browser)
      browser.address = 'other-port'
      await browser.start()
    },
    byHand: { standsIn: { otherPort: true }, how: 'The app is told that your address bar shows another port.' },
  },
  {
    code: 'missing-xsrf-token',
    title: 'A proxy takes the XSRF token off the WebSocket',
    place: 'browser',
    breaks: { socket: 'no-xsrf-token' },
    byHand: 'switch',
  },
]
