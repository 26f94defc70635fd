import type { Scenario } from '../scenario.ts'
import { acmeWith, keys, named, shared } from '../setups.ts'

const login: Scenario['script'] = (browser) => browser.login(null, 'ada')
const loginNamed: Scenario['script'] = (browser) => browser.login('acme', 'ada')

/** The button and the request to the provider, and what the provider makes of it. */
const request =
  (name: string | null): Scenario['script'] =>
  async (browser) => {
    await browser.press({ login: name })
    await browser.follow()
    await browser.provider('ada')
    if (browser.next !== null) await browser.follow()
  }

const kwargs = (table: string) => acmeWith({ client_kwargs: table })
const params = (table: string) => named('acme', { authorize_params: table })

/** Parameters of authorization requests that `client_kwargs` cannot set and `authorize_params` can. */
const everyKeyword = [
  'max_age = 0, acr_values = "x", ui_locales = "de", display = "page", claims_locales = "de", claims = "{}"',
  'id_token_hint = "x", resource = "https://api.example.com", audience = "y", access_type = "offline"',
  'hd = "example.com", domain_hint = "example.com"',
].join(', ')

/** `client_kwargs` and `authorize_params`: section 3.3 and 6. */
export const keywords: readonly Scenario[] = [
  { name: 'another scope', holds: '3.3', setup: kwargs('{ scope = "openid email" }'), script: login },
  { name: 'an empty prompt', holds: '3.3', setup: kwargs('{ prompt = "" }'), script: login },
  { name: 'prompt = "login"', holds: '3.3', setup: kwargs('{ prompt = "login" }'), script: login },
  { name: 'prompt = "consent"', holds: '3.3', setup: kwargs('{ prompt = "consent" }'), script: request(null) },
  { name: 'a login_hint', holds: '3.3', setup: kwargs('{ login_hint = "grace" }'), script: login },
  { name: 'response_mode = "query"', holds: '3.3', setup: kwargs('{ response_mode = "query" }'), script: login },
  {
    name: 'keywords that reach nobody',
    holds: '3.3, anything else',
    setup: kwargs(`{ ${everyKeyword} }`),
    script: login,
  },
  {
    name: 'keywords that are overwritten',
    holds: '3.3, state, redirect_uri, nonce',
    setup: kwargs('{ state = "mine", redirect_uri = "http://localhost:1/", nonce = "mine" }'),
    script: login,
  },
  {
    name: 'another response_type',
    holds: '3.3',
    setup: kwargs('{ response_type = "id_token" }'),
    script: request(null),
  },
  {
    name: 'PKCE forced at a provider that does not name it',
    holds: '3.3, code_challenge_method',
    setup: (values) => shared(values) + keys(values, 'globex', { client_kwargs: '{ code_challenge_method = "S256" }' }),
    script: login,
  },
  {
    name: 'code_challenge_methods_supported is null',
    holds: '6, PKCE rule',
    setup: (values) =>
      shared(values) +
      keys(values, 'acme', { server_metadata_url: `"${values.provider}/broken/null-pkce/.well-known/changed"` }),
    script: login,
  },
  {
    name: 'authorize_params of a named provider',
    holds: '3.3',
    setup: params('{ acr_values = "urn:example:mfa", ui_locales = "de en" }'),
    script: loginNamed,
  },
  {
    name: 'authorize_params that client_kwargs would drop',
    holds: '3.3',
    setup: params(`{ ${everyKeyword} }`),
    async script(browser) {
      await browser.press({ login: 'acme' })
      await browser.follow()
    },
  },
  {
    name: 'authorize_params of every type',
    holds: '3.3',
    setup: params('{ one = 1, half = 0.5, yes = true, many = ["a", "b"], sign = "ä&=+~\'()*" }'),
    script: loginNamed,
  },
  {
    name: 'authorize_params over client_kwargs',
    holds: '3.3',
    setup: named('acme', {
      client_kwargs: '{ prompt = "login", login_hint = "ada" }',
      authorize_params: '{ login_hint = "grace", prompt = "select_account" }',
    }),
    script: loginNamed,
  },
  {
    name: 'authorize_params with a scope of its own',
    holds: '3.3',
    setup: params('{ scope = "openid" }'),
    script: loginNamed,
  },
  {
    name: 'authorize_params with a state of its own',
    holds: '3.3',
    setup: params('{ state = "chosen" }'),
    script: loginNamed,
  },
  {
    name: 'authorize_params with a nonce of its own',
    holds: '3.3',
    setup: params('{ nonce = "chosen" }'),
    script: loginNamed,
  },
  {
    name: 'authorize_params in a flat [auth] are dropped',
    holds: '3.3',
    setup: acmeWith({ authorize_params: '{ acr_values = "urn:example:mfa" }' }),
    script: request(null),
  },
  {
    name: 'an authorization endpoint with parameters of its own',
    holds: '6 step 2',
    setup: (values) =>
      shared(values) +
      keys(values, 'acme', { server_metadata_url: `"${values.provider}/broken/endpoint-query/.well-known/changed"` }),
    script: request(null),
  },
]
