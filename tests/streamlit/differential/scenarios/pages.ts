import { sessionCookie, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Browser } from '../browser.ts'
import { carryTo, days, putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, globex, keys, shared, sharedWith } from '../setups.ts'
import { page } from './page.ts'

const origin = (browser: Browser) => browser.at('').origin

/** From the cookies to `st.user`: sections 7.2 step 7, 7.5 step 4, 7.7, and the rows of 10 that a page shows. */
export const pages: readonly Scenario[] = [
  { name: 'nobody is logged in', holds: '9', setup: acme, script: page(() => undefined) },
  {
    name: 'a cookie that lib/streamlit wrote',
    holds: '7.7',
    setup: acme,
    script: page((browser) => putIdentity(browser)),
  },
  {
    name: 'an identity cookie that was tampered with',
    holds: '7.2 step 7',
    setup: acme,
    script: page((browser) => {
      putIdentity(browser)
      tamper(browser, userCookie)
    }),
  },
  {
    name: 'a cookie of another secret',
    holds: '7.2 step 7',
    setup: acme,
    script: page((browser) => putIdentity(browser, {}, { secret: 'another-secret-of-some-length' })),
  },
  {
    name: 'a cookie of 30 days and a half',
    holds: '7.2 step 7',
    setup: acme,
    script: page((browser) => putIdentity(browser, {}, { ago: days(30.5) })),
  },
  {
    name: 'a cookie of 31 days and a minute',
    holds: '7.2 step 7',
    setup: acme,
    script: page((browser) => putIdentity(browser, {}, { ago: days(31) + 60 })),
  },
  {
    name: 'a cookie of tomorrow',
    holds: '7.2 step 7',
    setup: acme,
    script: page((browser) => putIdentity(browser, {}, { ago: -days(1) })),
  },
  {
    name: 'a cookie whose token has expired',
    holds: '7.7, not checked',
    setup: acme,
    script: page((browser) => putIdentity(browser, { exp: 1, iss: 'https://elsewhere.example' })),
  },
  {
    name: 'a cookie of a provider that is not there',
    holds: '7.7, not checked',
    setup: acme,
    script: page((browser) => putIdentity(browser, { provider: 'gone' })),
  },
  {
    name: 'a cookie that says is_logged_in: false',
    holds: '7.7 step 6',
    setup: acme,
    script: page((browser) => putIdentity(browser, { is_logged_in: false })),
  },
  {
    name: 'a cookie without is_logged_in',
    holds: '7.7 step 6',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, `{"sub": "7", "origin": "${origin(browser)}"}`)),
  },
  {
    name: 'a cookie without an origin',
    holds: '7.7 step 5',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, '{"sub": "7", "is_logged_in": true}')),
  },
  {
    name: 'a cookie that is no JSON',
    holds: '7.7 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, 'text')),
  },
  {
    name: 'a cookie that is a list',
    holds: '7.7 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, '[1]')),
  },
  {
    name: 'a cookie that is empty',
    holds: '7.7 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, '')),
  },
  {
    name: 'a cookie with the salt of another name',
    holds: '7.2 step 5',
    setup: acme,
    script: page((browser) => {
      putIdentity(browser)
      const held = browser.jar.value(browser.at(''), userCookie) ?? ''
      putSigned(browser, tokensCookie, '{}')
      browser.jar.edit(browser.at(''), tokensCookie, () => held)
    }),
  },
  {
    name: 'no XSRF token',
    holds: '7.7 step 2; 10',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      await browser.visit('xsrf')
    },
  },
  {
    name: 'no Origin',
    holds: '7.7 step 2',
    setup: acme,
    keeps: ['no-socket'],
    async script(browser) {
      putIdentity(browser)
      await browser.visit('origin')
    },
  },
  {
    name: 'another origin than that of redirect_uri',
    holds: '7.7 step 5; 10',
    setup: acme,
    keeps: ['mismatch-tokens'],
    async script(browser) {
      putIdentity(browser)
      carryTo(browser, '127.0.0.1')
      await browser.visit()
    },
  },
  {
    name: 'an origin with another scheme',
    holds: '7.7 step 5',
    setup: acme,
    keeps: ['mismatch-tokens'],
    script: page((browser) => putIdentity(browser, { origin: origin(browser).replace('http:', 'https:') })),
  },
  {
    name: 'a redirect_uri with another host name',
    holds: '7.7 step 5; 10',
    setup: sharedWith({ redirect_uri: '"http://LOCALHOST:{port}/app/differential/oauth2callback"' }),
    keeps: ['mismatch-tokens'],
    script: page((browser) => putIdentity(browser, { origin: origin(browser).replace('localhost', 'LOCALHOST') })),
  },
  {
    name: 'an open tab keeps its user after a logout elsewhere',
    holds: '9',
    setup: globex,
    async script(browser) {
      await browser.login()
      const tab = await browser.open()
      await browser.logout()
      await browser.rerun(tab)
      await tab.close()
      await browser.visit()
    },
  },
  {
    name: 'a new secret makes every cookie worthless',
    holds: '3.2',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      await browser.reconfigure(
        (values) => shared(values, { cookie_secret: '"a-new-cookie-secret-of-some-length"' }) + keys(values, 'acme'),
      )
      await browser.visit()
      await browser.get('oauth2callback?code=x&state=y')
    },
  },
  {
    name: 'a session cookie does not come with pages',
    holds: '6.1',
    setup: acme,
    async script(browser) {
      await browser.press({ login: null })
      await browser.follow()
      await browser.visit()
      browser.jar.drop(browser.at(''), sessionCookie)
    },
  },
]
