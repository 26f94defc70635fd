import { sessionCookie, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import { editSession, putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, acmeWith, both, keys, shared } from '../setups.ts'

const kwargs = (table: string) => acmeWith({ client_kwargs: table })

/** A callback after the session cookie was changed. */
const changed = (change: (data: Record<string, unknown>) => Record<string, unknown>): Scenario['script'] => {
  return async (browser) => {
    const callback = await browser.begin()
    editSession(browser, change)
    await browser.get(callback)
    await browser.visit()
  }
}

/** `/oauth2callback` with a state that is good: section 7.1, rows 4 and 5. */
export const exchanges: readonly Scenario[] = [
  {
    name: 'a wrong client secret',
    holds: '7.1 row 4; 10',
    setup: acmeWith({ client_secret: '"wrong"' }),
    script: (browser) => browser.login(),
  },
  {
    name: 'a wrong client secret takes a good login with it',
    holds: '7.1 row 4',
    setup: acmeWith({ client_secret: '"wrong"' }),
    async script(browser) {
      putIdentity(browser)
      await browser.login()
    },
  },
  {
    name: 'another nonce',
    holds: '7.1 row 4, nonce',
    setup: acme,
    script: changed((data) => ({ ...data, nonce: 'another' })),
  },
  {
    name: 'another code verifier',
    holds: '7.1 row 4',
    setup: acme,
    script: changed((data) => ({ ...data, code_verifier: 'v'.repeat(48) })),
  },
  {
    name: 'no code verifier',
    holds: '7.1 row 4',
    setup: acme,
    script: changed(({ code_verifier: _, ...data }) => data),
  },
  {
    name: 'another redirect_uri in the token request',
    holds: '7.1 row 4',
    setup: acme,
    script: changed((data) => ({ ...data, redirect_uri: 'http://localhost:1/oauth2callback' })),
  },
  {
    name: 'a code that is used twice, with the session cookie put back',
    holds: '7.1 row 4',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      const held = browser.jar.for(browser.at('')).find(({ name }) => name === sessionCookie)
      await browser.get(callback)
      if (held) browser.jar.put(browser.at(''), held)
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'a changed code',
    holds: '7.1 row 4',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      callback.searchParams.set('code', 'changed')
      await browser.get(callback)
    },
  },
  {
    name: 'no code',
    holds: '7.1 row 4',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      callback.searchParams.delete('code')
      await browser.get(callback)
    },
  },
  {
    name: 'metadata out of order between login and callback',
    holds: '7.1 row 4',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      await browser.reconfigure(
        (values) =>
          shared(values) +
          keys(values, 'acme', {
            server_metadata_url: `"${values.provider}/broken/status/.well-known/openid-configuration"`,
          }),
      )
      await browser.get(callback)
    },
  },
  {
    name: 'the provider is taken out between login and callback',
    holds: '7.1 row 4',
    setup: both,
    async script(browser) {
      const callback = await browser.begin('globex')
      await browser.reconfigure(acme)
      await browser.get(callback)
    },
  },
  {
    name: 'a scope without openid',
    holds: '7.1 row 5; 10',
    setup: kwargs('{ scope = "email" }'),
    script: (browser) => browser.login(),
  },
  {
    name: 'a scope without openid beside a good login',
    holds: '7.1 row 5',
    setup: (values) => shared(values) + keys(values, 'globex', { client_kwargs: '{ scope = "profile" }' }),
    async script(browser) {
      putIdentity(browser)
      await browser.login()
    },
  },
  {
    name: 'a login that succeeds beside an identity cookie that cannot be read',
    holds: '7.6',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      putIdentity(browser, {}, { secret: 'the-secret-before-this-one' })
      putSigned(browser, `${userCookie}_3`, 'an orphan', { secret: 'the-secret-before-this-one' })
      await browser.get(callback)
      await browser.visit()
    },
  },
  {
    name: 'a login that succeeds beside a tokens cookie that cannot be read',
    holds: '7.6',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      putIdentity(browser)
      tamper(browser, tokensCookie)
      await browser.get(callback)
      await browser.visit()
    },
  },
]
