import type { Scenario } from '../scenario.ts'
import { acme, acmeWith, keys, named, nothing, type Setup, shared, sharedWith, unparsable } from '../setups.ts'

const pressing = (...names: (string | null)[]): Scenario['script'] => {
  return async (browser) => {
    await browser.visit()
    for (const login of names) await browser.press({ login })
  }
}

const withoutAuth: Setup = () => '[connections]\nkey = "value"\n'

/** What `st.login()` raises: section 3.4, row by row. */
export const buttons: readonly Scenario[] = [
  { name: 'no secrets.toml', holds: '3.4 row 1', world: 'bare', setup: nothing, script: pressing(null, 'acme') },
  {
    name: 'a secrets.toml that does not parse',
    holds: '3.4 row 1; 9; 10',
    world: 'unparsable',
    setup: unparsable,
    script: pressing(null),
  },
  { name: 'no [auth]', holds: '3.4 row 2; 9', setup: withoutAuth, script: pressing(null, 'acme') },
  { name: 'an empty [auth]', holds: '3.4 row 3; 9', setup: () => '[auth]\n', script: pressing(null) },
  {
    name: 'no redirect_uri',
    holds: '3.4 row 3',
    setup: sharedWith({ redirect_uri: null }),
    script: pressing(null, 'acme', 'a_b'),
  },
  {
    name: 'no cookie_secret',
    holds: '3.4 row 4',
    setup: sharedWith({ cookie_secret: null }),
    script: pressing(null, 'a_b'),
  },
  {
    name: 'an underscore in the name',
    holds: '3.4 row 5',
    setup: named('my_idp', {}),
    script: pressing('my_idp', 'not_there'),
  },
  {
    name: 'client_kwargs that is text',
    holds: '3.4 row 6',
    setup: acmeWith({ client_kwargs: '"openid"' }),
    script: pressing(null),
  },
  { name: 'a provider without a table', holds: '3.4 row 7', setup: acme, script: pressing('google', '', 'ACME') },
  { name: 'another case in the name', holds: '3.3', setup: named('Acme', {}), script: pressing('acme', 'Acme') },
  {
    name: 'a provider that is text',
    holds: '3.4 row 8',
    setup: sharedWith({ google: '"x"' }),
    script: pressing('google'),
  },
  {
    name: 'keys that are missing from [auth]',
    holds: '3.4 row 9',
    setup: (values) => shared(values),
    script: pressing(null),
  },
  {
    name: 'keys that are empty in [auth]',
    holds: '3.4 row 9',
    setup: acmeWith({ client_id: '""', client_secret: '""', server_metadata_url: '""' }),
    script: pressing(null),
  },
  {
    name: 'keys that are missing from a named table',
    holds: '3.4 row 9',
    setup: named('acme', { client_secret: null, server_metadata_url: null }),
    script: pressing('acme'),
  },
  {
    name: 'keys that are empty in a named table',
    holds: '3.3',
    setup: named('acme', { client_secret: '""', server_metadata_url: '""' }),
    script: pressing('acme'),
  },
  {
    name: 'an empty [auth.default]',
    holds: '3.3',
    setup: (values) => `${shared(values)}${keys(values, 'acme')}\n[auth.default]\n`,
    script: pressing(null),
  },
  {
    name: 'an empty cookie_secret',
    holds: '3.4 row 10',
    setup: sharedWith({ cookie_secret: '""' }),
    script: pressing(null),
  },
  {
    name: 'a cookie_secret that is a number',
    holds: '3.4 row 10b',
    setup: sharedWith({ cookie_secret: '12345' }),
    script: pressing(null),
  },
]
