import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Browser } from '../browser.ts'
import { editSession, loginLink, putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, acmeWith, both, keys, shared, sharedWith } from '../setups.ts'

const link =
  (path: () => string): Scenario['script'] =>
  (browser) =>
    browser.get(path()).then(() => undefined)

const press: Scenario['script'] = async (browser) => {
  await browser.press({ login: null })
  await browser.follow()
}

const metadataAt = (url: (provider: string) => string): Scenario['setup'] => {
  return (values) => shared(values) + keys(values, 'acme', { server_metadata_url: `"${url(values.provider)}"` })
}

const afterTampering = (name: string): Scenario['script'] => {
  return async (browser: Browser) => {
    putIdentity(browser)
    tamper(browser, name)
    await browser.get(loginLink('default'))
    await browser.visit()
  }
}

/** `/auth/login`: sections 4, 6, 7.6, and the metadata rows of 3.4 and 10. */
export const beginnings: readonly Scenario[] = [
  {
    name: 'a login link that is 121 seconds old',
    holds: '4; 10, stale link',
    setup: acme,
    script: link(() => loginLink('default', { ago: 121 })),
  },
  {
    name: 'a login link that is 60 seconds old',
    holds: '4',
    setup: acme,
    script: link(() => loginLink('default', { ago: 60 })),
  },
  { name: 'no login link', holds: '4', setup: acme, script: link(() => 'auth/login') },
  { name: 'an empty login link', holds: '4', setup: acme, script: link(() => 'auth/login?provider=') },
  { name: 'a login link that is no JWT', holds: '4', setup: acme, script: link(() => 'auth/login?provider=default') },
  {
    name: 'a login link signed with another secret',
    holds: '4',
    setup: acme,
    script: link(() => loginLink('default', { secret: 'another-secret-of-some-length' })),
  },
  {
    name: 'a login link with alg none',
    holds: '4',
    setup: acme,
    script: link(() => `auth/login?provider=${unsigned()}`),
  },
  {
    name: 'a login link for a provider that is not there',
    holds: '3.4, /auth/login',
    setup: both,
    script: link(() => loginLink('nobody')),
  },
  {
    name: 'metadata out of reach',
    holds: '3.4, /auth/login; 10',
    setup: metadataAt(() => 'http://localhost:1/nowhere'),
    script: press,
  },
  {
    name: 'metadata with status 500',
    holds: '3.4, /auth/login',
    setup: metadataAt((provider) => `${provider}/broken/status/.well-known/openid-configuration`),
    script: press,
  },
  {
    name: 'metadata that are not JSON',
    holds: '3.4, /auth/login',
    setup: metadataAt((provider) => `${provider}/broken/not-json/.well-known/openid-configuration`),
    script: press,
  },
  {
    name: 'metadata without an authorization endpoint',
    holds: '3.4, /auth/login',
    setup: metadataAt((provider) => `${provider}/broken/no-endpoint/.well-known/openid-configuration`),
    script: press,
  },
  {
    name: 'a metadata URL that is no URL',
    holds: '3.4, /auth/login',
    setup: metadataAt(() => 'nothing'),
    script: press,
  },
  {
    name: 'a redirect URI that is not registered',
    holds: '10',
    setup: sharedWith({ redirect_uri: '"http://localhost:{port}/app/differential/x/oauth2callback"' }),
    async script(browser) {
      await browser.press({ login: null })
      await browser.follow()
      await browser.provider('ada')
      await browser.visit()
    },
  },
  {
    name: 'a login with an identity cookie that was tampered with',
    holds: '7.6',
    setup: acme,
    script: afterTampering(userCookie),
  },
  {
    name: 'a login with a tokens cookie that was tampered with',
    holds: '7.6',
    setup: acme,
    script: afterTampering(tokensCookie),
  },
  {
    name: 'a whole login with an identity cookie of another secret',
    holds: '7.6',
    setup: acme,
    async script(browser) {
      putIdentity(browser, {}, { secret: 'the-secret-before-this-one' })
      putSigned(browser, `${userCookie}_3`, 'an orphan', { secret: 'the-secret-before-this-one' })
      await browser.login()
    },
  },
  {
    name: 'metadata whose issuer is another',
    holds: '7.1, common',
    setup: metadataAt((provider) => `${provider}/broken/other-issuer/.well-known/openid-configuration`),
    script: press,
  },
  {
    name: 'a metadata URL without /.well-known/',
    holds: '3.2',
    setup: metadataAt((provider) => `${provider}/broken/null-pkce/metadata.json`),
    keeps: ['metadata-url'],
    script: press,
  },
  {
    name: 'a login two hours after another was left',
    holds: '6.1',
    setup: both,
    keeps: ['old-states'],
    async script(browser) {
      await browser.begin('acme')
      editSession(browser, (data) => data, { ago: 7200 })
      await browser.press({ login: 'globex' })
      await browser.follow()
    },
  },
  {
    name: 'a login two hours after another was left at the same provider',
    holds: '6.1',
    setup: acme,
    async script(browser) {
      await browser.begin()
      editSession(browser, (data) => data, { ago: 7200 })
      await browser.login()
    },
  },
  {
    name: 'an unknown client',
    holds: '10',
    setup: acmeWith({ client_id: '"someone-else"' }),
    async script(browser) {
      await browser.press({ login: null })
      await browser.follow()
      await browser.provider('ada')
    },
  },
]

/** `{"alg":"none"}` over a payload that would be good for an hour. */
function unsigned(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ provider: 'default', exp: Math.floor(Date.now() / 1000) + 3600 })}.`
}
