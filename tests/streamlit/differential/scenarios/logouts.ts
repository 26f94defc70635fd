import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, both, globex, keys, shared, sharedWith } from '../setups.ts'
import { heavy } from './people.ts'

const logout: Scenario['script'] = (browser) => browser.logout()

/** `/auth/logout`: section 8. */
export const logouts: readonly Scenario[] = [
  {
    name: 'a logout at a provider that ends sessions',
    holds: '8 step 5, return trip',
    setup: acme,
    async script(browser) {
      await browser.login()
      await browser.logout()
    },
  },
  {
    name: 'a logout at a provider that does not',
    holds: '8 step 2',
    setup: globex,
    async script(browser) {
      await browser.login()
      await browser.logout()
    },
  },
  {
    name: 'a logout of a named provider',
    holds: '8',
    setup: both,
    async script(browser) {
      await browser.login('acme')
      await browser.logout()
    },
  },
  {
    name: 'a logout of someone in chunks',
    holds: '8 step 7',
    setup: acme,
    async script(browser) {
      await browser.login(null, heavy(2600))
      await browser.logout()
    },
  },
  { name: 'a logout when nobody is logged in', holds: '8 step 1', setup: acme, script: logout },
  {
    name: 'a logout with a cookie that was tampered with',
    holds: '8 step 1',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      tamper(browser, userCookie)
      await browser.logout()
    },
  },
  {
    name: 'a logout without the tokens cookie',
    holds: '8 step 4',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      browser.jar.drop(browser.at(''), tokensCookie)
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with tokens that are no JSON',
    holds: '8 step 4',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      putSigned(browser, tokensCookie, 'text')
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with tokens that are a list',
    holds: '8 step 4',
    setup: acme,
    keeps: ['logout-reason'],
    async script(browser) {
      putIdentity(browser)
      putSigned(browser, tokensCookie, '[1]')
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with a cookie that names no provider',
    holds: '8 step 1',
    setup: acme,
    async script(browser) {
      putIdentity(browser, { provider: '' })
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with a cookie that is no JSON',
    holds: '8 step 6',
    setup: acme,
    keeps: ['logout-reason'],
    async script(browser) {
      putIdentity(browser)
      putSigned(browser, userCookie, 'text')
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout of a provider that was taken out',
    holds: '8 step 6',
    setup: acme,
    async script(browser) {
      putIdentity(browser, { provider: 'gone' })
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with metadata of status 500',
    holds: '8 step 6',
    setup: (values) =>
      shared(values) +
      keys(values, 'acme', {
        server_metadata_url: `"${values.provider}/broken/status/.well-known/openid-configuration"`,
      }),
    keeps: ['logout-reason'],
    async script(browser) {
      putIdentity(browser)
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with metadata out of reach',
    holds: '8 step 6',
    setup: (values) =>
      shared(values) +
      keys(values, 'acme', { server_metadata_url: '"http://localhost:1/.well-known/openid-configuration"' }),
    keeps: ['logout-reason'],
    async script(browser) {
      putIdentity(browser)
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with a redirect_uri that is not the callback',
    holds: '8 step 3',
    setup: sharedWith({ redirect_uri: '"http://localhost:{port}/app/differential/"' }),
    async script(browser) {
      putIdentity(browser)
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with an empty redirect_uri',
    holds: '8 step 3',
    setup: sharedWith({ redirect_uri: '""' }),
    async script(browser) {
      putIdentity(browser)
      await browser.get('auth/logout')
    },
  },
  {
    name: 'a logout with an orphaned chunk',
    holds: '8 step 7',
    setup: acme,
    async script(browser) {
      putSigned(browser, `${userCookie}_7`, 'x')
      putSigned(browser, `${tokensCookie}_2`, 'x')
      await browser.get('auth/logout')
    },
  },
]
