import { sessionCookie, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { days, editSession, putIdentity, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, globex, sharedWith } from '../setups.ts'

/** A callback after the session cookie was changed. */
const changed = (change: (data: Record<string, unknown>) => Record<string, unknown>, ago = 0): Scenario['script'] => {
  return async (browser) => {
    const callback = await browser.begin()
    editSession(browser, change, { ago })
    await browser.get(callback)
    await browser.visit()
  }
}

const answered = (query: string): Scenario['script'] => {
  return async (browser) => {
    await browser.press({ login: null })
    await browser.follow()
    await browser.get(`oauth2callback?${query}`)
    await browser.visit()
  }
}

/** `/oauth2callback`, row by row: section 7.1, and its rows of section 10. */
export const callbacks: readonly Scenario[] = [
  {
    name: 'an empty redirect_uri at the callback',
    holds: '7.1 row 1',
    setup: sharedWith({ redirect_uri: '""' }),
    script: (browser) => browser.get('oauth2callback?code=x&state=y').then(() => undefined),
  },
  {
    name: 'an empty redirect_uri at the login',
    holds: '7.1 row 1',
    setup: sharedWith({ redirect_uri: '""' }),
    async script(browser) {
      await browser.press({ login: null })
      await browser.follow()
    },
  },
  {
    name: 'consent denied, then the old login goes on in another attempt',
    holds: '7.1 row 2; 10, cancelled',
    setup: acme,
    async script(browser) {
      await browser.login(null, 'deny')
      await browser.login(null, 'ada')
    },
  },
  {
    name: 'an error with line breaks',
    holds: '7.1 row 2',
    setup: acme,
    script: answered('error=a%0D%0Ab&error_description=c%0Ad%0D'),
  },
  {
    name: 'an error without a description',
    holds: '7.1 row 2',
    setup: acme,
    script: answered('error=login_required&state=x'),
  },
  { name: 'an empty error', holds: '7.1 rows 2 and 3', setup: acme, script: answered('error=&error_description=x') },
  {
    name: 'an error that comes twice',
    holds: '7.1 row 2',
    setup: acme,
    script: answered('error=one&error=two&error_description=a&error_description=b'),
  },
  {
    name: 'an error beside a good login',
    holds: '7.1 row 2',
    setup: acme,
    async script(browser) {
      await browser.login()
      await browser.get('oauth2callback?error=server_error&error_description=%C3%A4')
      await browser.visit()
    },
  },
  { name: 'no state', holds: '7.1 row 3', setup: acme, script: answered('code=x') },
  { name: 'a state that nobody knows', holds: '7.1 row 3', setup: acme, script: answered('code=x&state=unknown') },
  {
    name: 'a state like an object’s own name',
    holds: '7.1 row 3',
    setup: acme,
    script: answered('code=x&state=__proto__'),
  },
  {
    name: 'a callback that is opened again keeps the login',
    holds: '7.1 row 3; 10, back button',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      await browser.get(callback)
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'a callback in a browser that began no login',
    holds: '7.1 row 3',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      const other = browser.other()
      await other.get(callback)
      await other.visit()
      await browser.get(callback)
    },
  },
  {
    name: 'the session cookie is lost',
    holds: '7.1 row 3; 10',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      browser.jar.drop(browser.at(''), sessionCookie)
      await browser.get(callback)
    },
  },
  {
    name: 'the session cookie was tampered with',
    holds: '6.1',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      tamper(browser, sessionCookie)
      await browser.get(callback)
    },
  },
  {
    name: 'the session cookie of another secret',
    holds: '6.1',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      editSession(browser, (data) => data, { secret: 'another-secret-of-some-length' })
      await browser.get(callback)
    },
  },
  { name: 'a session cookie of 13 days', holds: '6.1', setup: acme, script: changed((data) => data, days(13)) },
  { name: 'a session cookie of 15 days', holds: '6.1', setup: acme, script: changed((data) => data, days(15)) },
  {
    name: 'two tabs with one provider: the first fails, the second wins',
    holds: '6.1; 10, second tab',
    setup: acme,
    async script(browser) {
      const first = await browser.begin(null, 'ada')
      const second = await browser.begin(null, 'grace')
      await browser.get(first)
      await browser.visit()
      await browser.get(second)
      await browser.visit()
    },
  },
  {
    name: '127.0.0.1 in the address bar, localhost in redirect_uri',
    holds: '7.1, common local failure; 10',
    setup: acme,
    async script(browser) {
      browser.host = '127.0.0.1'
      await browser.visit()
      const callback = await browser.begin()
      browser.host = 'localhost'
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'a redirect_uri without /oauth2callback',
    holds: '10',
    setup: sharedWith({ redirect_uri: '"http://localhost:{port}/app/differential/"' }),
    async script(browser) {
      await browser.begin()
      await browser.follow()
      await browser.visit()
    },
  },
  {
    name: 'a callback clears an identity cookie that cannot be read',
    holds: '7.6',
    setup: acme,
    async script(browser) {
      putIdentity(browser)
      tamper(browser, userCookie)
      await browser.get('oauth2callback?code=x&state=unknown')
      putIdentity(browser)
      tamper(browser, tokensCookie)
      await browser.get('oauth2callback?error=x')
      await browser.visit()
    },
  },
  {
    name: 'a callback whose iss is another’s',
    holds: 'RFC 9207',
    setup: acme,
    keeps: ['response-issuer'],
    async script(browser) {
      const callback = await browser.begin()
      callback.searchParams.set('iss', 'https://evil.example')
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'a callback with parameters that nobody reads',
    holds: '7.1',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      for (const name of ['session_state', 'scope', 'authuser', 'hd', 'prompt']) callback.searchParams.set(name, 'x')
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'an error with the address of a page about it',
    holds: '7.1 row 2',
    setup: acme,
    script: answered('error=server_error&error_description=a&error_uri=https%3A%2F%2Fid.example%2Fwhy'),
  },
  { name: 'globex denies', holds: '7.1 row 2', setup: globex, script: (browser) => browser.login(null, 'deny') },
]
