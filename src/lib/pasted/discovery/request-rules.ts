import { type DiscoveryRule, found, loginEnds, providerRefuses, quoted, silent, texts } from './discovery.ts'

const pkce: DiscoveryRule = ({ document: { code_challenge_methods_supported: methods, authorization_endpoint } }) => {
  if (authorization_endpoint === undefined || texts(methods)?.includes('S256')) return []
  // Python's "in" finds a piece of a text and a key of an object too.
  if (typeof methods === 'string' && methods.includes('S256')) return []
  if (typeof methods === 'number' || methods === true) {
    const type = methods === true ? 'bool' : 'int'
    return found('discovery-pkce-no-list', 'fails', {
      member: 'code_challenge_methods_supported',
      title: '`code_challenge_methods_supported` is no list',
      so: `It is \`${quoted(methods)}\`, and must be a list such as \`["S256"]\`.`,
      streamlit: loginEnds(`TypeError: argument of type '${type}' is not iterable`),
      fix: 'Ask the provider for its complete document.',
    })
  }
  return found('discovery-pkce-missing', 'surprising', {
    member: 'code_challenge_methods_supported',
    title: 'Streamlit will not use PKCE',
    so:
      methods === undefined
        ? '`code_challenge_methods_supported` is missing.'
        : `\`code_challenge_methods_supported\` is \`${quoted(methods)}\`, without \`S256\`.`,
    streamlit: silent(
      'Sends no `code_challenge`. A provider that demands PKCE all the same refuses the login; one that does not lets it pass, protected by the nonce alone.',
    ),
    fix: 'Where the provider takes PKCE without saying so, put it into secrets.toml: `client_kwargs = { code_challenge_method = "S256" }`.',
  })
}

const codeFlow: DiscoveryRule = ({ document: { response_types_supported: types } }) => {
  const known = texts(types)
  if (known === undefined || known.includes('code')) return []
  return found('discovery-no-code-flow', 'fails', {
    member: 'response_types_supported',
    title: 'The provider does not offer the code flow',
    so: `\`response_types_supported\` is \`${quoted(types)}\`, without \`code\`.`,
    streamlit: providerRefuses('unsupported_response_type'),
    fix: 'Allow the authorization code flow for this client at the provider.',
  })
}

const answerInQuery: DiscoveryRule = ({ document: { response_modes_supported: modes } }) => {
  const known = texts(modes)
  if (known === undefined || known.length === 0 || known.includes('query')) return []
  return found('discovery-no-query-mode', 'fails', {
    member: 'response_modes_supported',
    title: 'The provider does not answer in the query',
    so: `\`response_modes_supported\` is \`${quoted(modes)}\`, without \`query\`.`,
    streamlit: {
      does: 'Reads the answer from the query of a `GET`. A posted form gets status 405.',
      says: 'Method Not Allowed',
      where: 'browser',
    },
    fix: 'Allow the response mode `query` at the provider.',
  })
}

const scopes: DiscoveryRule = ({ document: { scopes_supported: supported } }) => {
  const known = texts(supported)
  const missing = known && ['openid', 'email', 'profile'].filter((scope) => !known.includes(scope))
  if (missing === undefined || missing.length === 0) return []
  return found('discovery-scopes', missing.includes('openid') ? 'fails' : 'surprising', {
    member: 'scopes_supported',
    title: 'Streamlit asks for a scope that is not listed',
    so: `\`scopes_supported\` has no ${missing.map((scope) => `\`${scope}\``).join(' and no ')}. Streamlit asks for \`openid email profile\` unless it is told otherwise.`,
    streamlit: providerRefuses('invalid_scope'),
    fix: missing.includes('openid')
      ? 'Without `openid` there is no ID token: this provider cannot log people in here.'
      : `If the provider refuses it: \`client_kwargs = { scope = "${['openid', 'email', 'profile'].filter((scope) => !missing.includes(scope)).join(' ')}" }\`.`,
  })
}

const prompts: DiscoveryRule = ({ document: { prompt_values_supported: values } }) => {
  const known = texts(values)
  if (known === undefined || known.includes('select_account')) return []
  const other = known.find((value) => value === 'login' || value === 'consent') ?? 'login'
  return found('discovery-prompt', 'fails', {
    member: 'prompt_values_supported',
    title: 'Streamlit’s default prompt is not listed',
    so: `\`prompt_values_supported\` is \`${quoted(values)}\`. Streamlit sends \`prompt=select_account\` unless it is told otherwise.`,
    streamlit: providerRefuses('invalid_request'),
    fix: `Put another one into secrets.toml: \`client_kwargs = { prompt = "${other}" }\`.`,
  })
}

const demands: DiscoveryRule = ({ document }) => {
  const names = ['require_pushed_authorization_requests', 'require_signed_request_object']
  const [demand] = names.filter((name) => document[name] === true)
  if (demand === undefined) return []
  return found('discovery-demands', 'fails', {
    member: demand,
    title: 'The provider demands a request that Streamlit does not make',
    so: `\`${demand}\` is \`true\`. Streamlit sends its request as plain parameters in the browser’s address.`,
    streamlit: providerRefuses('invalid_request'),
    fix: 'Switch the demand off for this client at the provider.',
  })
}

export const requestRules: readonly DiscoveryRule[] = [pkce, codeFlow, answerInQuery, scopes, prompts, demands]
