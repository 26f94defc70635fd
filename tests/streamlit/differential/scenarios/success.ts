import type { Scenario } from '../scenario.ts'
import { acme, acmeWith, both, globex, keys, named, shared, sharedWith } from '../setups.ts'
import { heavy, person } from './people.ts'

const login =
  (name: string | null, who: string | Readonly<Record<string, string>> = 'ada'): Scenario['script'] =>
  (browser) =>
    browser.login(name, who)

/** Logins that succeed: sections 6, 7.1 row 6, 7.3 and 7.4. */
export const success: readonly Scenario[] = [
  { name: 'a login with the default provider', holds: '7.1 row 6', setup: acme, script: login(null) },
  { name: 'a login at a provider without PKCE', holds: '6, PKCE rule', setup: globex, script: login(null) },
  { name: 'a login with a named provider', holds: '7.1 row 6', setup: both, script: login('acme') },
  { name: 'a login with the other named provider', holds: '7.1 row 6', setup: both, script: login('globex') },
  {
    name: 'a login with [auth.default]',
    holds: '3.3',
    setup: (values) => `${shared(values)}\n[auth.default]\n${keys(values, 'globex')}`,
    script: login(null),
  },
  {
    name: 'a named provider with a redirect_uri and a cookie_secret of its own, which nobody reads',
    holds: '3.3',
    setup: named('acme', {
      redirect_uri: '"http://localhost:1/oauth2callback"',
      cookie_secret: '"a-secret-that-signs-nothing-at-all"',
    }),
    script: login('acme'),
  },
  {
    name: 'keys that nobody reads',
    holds: '3.2, 3.3',
    setup: acmeWith({ scopes: '"openid"', issuer: '"https://elsewhere.example"', nickname: '{ a = 1 }' }),
    script: login(null),
  },
  { name: 'a provider name with a hyphen', holds: '3.3', setup: named('acme-id', {}), script: login('acme-id') },
  { name: 'a quoted provider name with a dot', holds: '3.3', setup: named('"acme.id"', {}), script: login('acme.id') },
  { name: 'someone without an e-mail address', holds: '7.3', setup: acme, script: login(null, 'grace') },
  { name: 'someone with a non-Latin name', holds: '7.2 step 1', setup: acme, script: login(null, 'noor') },
  { name: 'someone with a sub only', holds: '7.3', setup: globex, script: login(null, 'sam') },
  {
    name: 'claims named like Streamlit’s own',
    holds: '7.3',
    setup: acme,
    script: login(null, person('{"origin": "https://evil.example", "provider": "spoofed", "is_logged_in": false}')),
  },
  {
    name: 'a claim named "tokens"',
    holds: '7.7 step 7',
    setup: sharedWith({ expose_tokens: '"access"' }),
    script: login(null, person('{"tokens": {"id": "mine"}}')),
  },
  {
    name: 'claims of every type',
    holds: '7.2 step 1',
    setup: acme,
    script: login(
      null,
      person(
        '{"a": [1, 2.5, -3, 0.00001, 1e-7], "b": {"c": null, "d": [true, false]}, "e": "\\u0000\\u007f \\ud83d\\ude00 \\"\\\\/<>&", "f": ""}',
      ),
    ),
  },
  {
    name: 'a redirect_uri with {port}',
    holds: '3.2',
    setup: sharedWith({ redirect_uri: '"http://localhost:{port}/app/differential/oauth2callback"' }),
    script: login(null),
  },
  {
    name: 'the secret in the form instead of Basic',
    holds: '3.3',
    setup: acmeWith({ client_kwargs: '{ token_endpoint_auth_method = "client_secret_post" }' }),
    script: login(null),
  },
  {
    name: 'a second login replaces the first',
    holds: '7.4',
    setup: acme,
    async script(browser) {
      await browser.login(null, 'ada')
      await browser.login(null, 'grace')
    },
  },
  {
    name: 'two providers at once: both logins can finish',
    holds: '6.1',
    setup: both,
    async script(browser) {
      const first = await browser.begin('acme', 'ada')
      const second = await browser.begin('globex', 'grace')
      await browser.get(first)
      await browser.visit()
      await browser.get(second)
      await browser.visit()
    },
  },
  {
    name: 'a login link works again within two minutes',
    holds: '4',
    setup: acme,
    async script(browser) {
      await browser.press({ login: null })
      const link = browser.next
      await browser.follow()
      if (link) await browser.get(link)
    },
  },
  ...[300, 1500, 2100, 2500, 3500, 5000].map(
    (bytes): Scenario => ({
      name: `a login with ${bytes} bytes that do not compress`,
      holds: '7.5',
      setup: acme,
      script: login(null, heavy(bytes)),
    }),
  ),
  { name: 'a login with sixty groups', holds: '7.5', setup: acme, script: login(null, 'linus') },
  {
    name: 'a login with sixty groups, and one with none after it: its pieces stay',
    holds: '7.5',
    setup: acme,
    async script(browser) {
      await browser.login(null, 'linus')
      await browser.login(null, 'ada')
      await browser.visit()
    },
  },
]
