import { loginLink, putIdentity } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acmeWith, both, named, nothing, type Setup, shared, sharedWith, unparsable } from '../setups.ts'

/** Every address of the app, of a visitor who has identity cookies and a login link of a better time. */
const everywhere =
  (provider = 'default'): Scenario['script'] =>
  async (browser) => {
    putIdentity(browser, { provider })
    await browser.visit()
    await browser.get('auth/login')
    await browser.get(loginLink(provider))
    await browser.get('oauth2callback?code=x&state=y')
    await browser.get('oauth2callback?error=access_denied')
    await browser.get('auth/logout')
    await browser.visit()
  }

const withoutAuth: Setup = () => '[connections]\nkey = "value"\n'

/** What else an app answers whose `st.login()` raises. */
export const refused: readonly Scenario[] = [
  { name: 'every address without secrets.toml', holds: '3.4', world: 'bare', setup: nothing, script: everywhere() },
  {
    name: 'every address with a secrets.toml that does not parse',
    holds: '3.4',
    world: 'unparsable',
    setup: unparsable,
    script: everywhere(),
  },
  { name: 'every address without [auth]', holds: '3.4', setup: withoutAuth, script: everywhere() },
  { name: 'every address with an empty [auth]', holds: '3.4', setup: () => '[auth]\n', script: everywhere() },
  {
    name: 'every address without redirect_uri',
    holds: '3.4',
    setup: sharedWith({ redirect_uri: null }),
    script: everywhere(),
  },
  {
    name: 'every address without cookie_secret',
    holds: '3.4',
    setup: sharedWith({ cookie_secret: null }),
    script: everywhere(),
  },
  {
    name: 'every address with client_kwargs that is text',
    holds: '3.4',
    setup: acmeWith({ client_kwargs: '"openid"' }),
    script: everywhere(),
  },
  {
    name: 'every address without the keys of a provider',
    holds: '3.4',
    setup: (values) => shared(values),
    script: everywhere(),
  },
  {
    name: 'every address with an underscore in the name',
    holds: '3.4',
    setup: named('my_idp', {}),
    script: everywhere('my_idp'),
  },
  {
    name: 'every address with a provider that is text',
    holds: '3.4',
    setup: sharedWith({ google: '"x"' }),
    script: everywhere('google'),
  },
  {
    name: 'every address with a named provider whose client_kwargs are a list',
    holds: '3.4',
    setup: named('acme', { client_kwargs: '["openid"]' }),
    script: everywhere('acme'),
  },
  {
    name: 'every address with a named provider whose client_kwargs are a number',
    holds: '3.4',
    setup: named('acme', { client_kwargs: '7' }),
    script: everywhere('acme'),
  },
  {
    name: 'every address with a named provider whose client_kwargs are text',
    holds: '3.4',
    setup: named('acme', { client_kwargs: '"openid"' }),
    script: everywhere('acme'),
  },
  {
    name: 'a short cookie_secret',
    holds: '3.4, weak secret',
    setup: sharedWith({ cookie_secret: '"too-short"' }),
    async script(browser) {
      await browser.press({ login: null })
      await browser.press({ login: null })
    },
  },
  {
    name: 'a provider that is taken out of order between login and callback',
    holds: '3.4',
    setup: both,
    async script(browser) {
      const callback = await browser.begin('acme')
      await browser.reconfigure((values) => `${shared(values)}acme = "text"\n`)
      await browser.get(callback)
      await browser.get('auth/logout')
    },
  },
]
