import { noEndSessionEndpoint } from '#lib/streamlit/log-lines.ts'
import { callbackEnds, type DiscoveryRule, found, isLoopback, loginEnds, quoted, silent } from './discovery.ts'

const isKeySet: DiscoveryRule = ({ document }) => {
  if (!Array.isArray(document['keys']) || document['issuer'] !== undefined) return []
  return found('discovery-key-set', 'fails', {
    member: 'keys',
    title: 'This is the key set, not the discovery document',
    so: 'The document has `keys` and no `issuer`: it is what `jwks_uri` names.',
    streamlit: loginEnds('RuntimeError: Missing "authorize_url" value'),
    fix: 'Put the address that ends in `/.well-known/openid-configuration` into `server_metadata_url`.',
  })
}

const authorizationEndpoint: DiscoveryRule = ({ document }) => {
  const { authorization_endpoint: endpoint } = document
  if (Array.isArray(document['keys']) && document['issuer'] === undefined) return []
  if (endpoint === undefined || endpoint === null || endpoint === '') {
    return found('discovery-authorization-endpoint-missing', 'fails', {
      member: 'authorization_endpoint',
      title: '`authorization_endpoint` is missing',
      so: 'The document does not say where a browser is sent to log in.',
      streamlit: loginEnds('RuntimeError: Missing "authorize_url" value'),
      fix: 'Use the metadata URL of a provider that logs people in: some documents are for machines alone.',
    })
  }
  if (typeof endpoint !== 'string') {
    return found('discovery-authorization-endpoint-no-text', 'fails', {
      member: 'authorization_endpoint',
      title: '`authorization_endpoint` is no text',
      so: `\`authorization_endpoint\` is \`${quoted(endpoint)}\`.`,
      streamlit: loginEnds(
        `AttributeError: '${Array.isArray(endpoint) ? 'list' : typeName(endpoint)}' object has no attribute 'decode'`,
      ),
      fix: 'Ask the provider for its complete document.',
    })
  }
  if (/^https?:\/\/[^/]/i.test(endpoint)) return []
  return found('discovery-authorization-endpoint-relative', 'fails', {
    member: 'authorization_endpoint',
    title: '`authorization_endpoint` is no full address',
    so: `\`authorization_endpoint\` is \`${quoted(endpoint)}\`.`,
    streamlit: silent('Sends the browser there as it stands: an address of the app’s own host, where nothing answers.'),
    fix: 'Ask the provider for a document with full addresses. Behind a proxy, set the provider’s public address.',
  })
}

function typeName(value: unknown): string {
  return typeof value === 'number' ? 'int' : typeof value === 'boolean' ? 'bool' : 'dict'
}

const tokenEndpoint: DiscoveryRule = ({ document: { token_endpoint: endpoint, authorization_endpoint: first } }) => {
  if (typeof endpoint === 'string' || first === undefined) return []
  return found('discovery-token-endpoint-missing', 'fails', {
    member: 'token_endpoint',
    title: '`token_endpoint` is missing',
    so: `\`token_endpoint\` is \`${quoted(endpoint)}\`. Without it no code can be swapped for an ID token.`,
    streamlit: callbackEnds(
      endpoint === undefined || endpoint === null
        ? "TypeError: Invalid type for url.  Expected str or httpx.URL, got <class 'NoneType'>: None"
        : '',
    ),
    fix: 'Use a provider with the code flow. A document for the implicit flow alone will not do.',
  })
}

const keysAddress: DiscoveryRule = ({ document: { jwks_uri: address, jwks, authorization_endpoint: first } }) => {
  if (first === undefined || (typeof address === 'string' && address !== '')) return []
  if (typeof jwks === 'object' && jwks !== null) return []
  return found('discovery-jwks-uri-missing', 'fails', {
    member: 'jwks_uri',
    title: '`jwks_uri` is missing',
    so: 'The document does not say where the provider’s keys are, so no ID token can be checked.',
    streamlit: callbackEnds('RuntimeError: Missing "jwks_uri" in metadata'),
    fix: 'Ask the provider for its complete document.',
  })
}

const endSession: DiscoveryRule = ({ document: { end_session_endpoint: endpoint, authorization_endpoint: first } }) => {
  if (first === undefined) return []
  if (typeof endpoint !== 'string' || endpoint === '') {
    return found('discovery-end-session-missing', 'surprising', {
      member: 'end_session_endpoint',
      title: 'Logging out stays in the app',
      so: 'The document has no `end_session_endpoint`.',
      streamlit: {
        does: '`st.logout()` ends the app’s login alone. The person stays signed in at the provider, and the next login may ask for no password.',
        says: noEndSessionEndpoint('default').text,
        where: 'log',
      },
      fix: 'Nothing needs to be done; say so to the people who use a shared computer. Some providers have a switch for this member.',
    })
  }
  if (!/\.amazoncognito\.com(?=[:/?#]|$)/i.test(endpoint)) return []
  return found('discovery-end-session-cognito', 'surprising', {
    member: 'end_session_endpoint',
    title: 'This provider’s logout has parameters of its own',
    so: `\`end_session_endpoint\` is \`${quoted(endpoint)}\`. Amazon Cognito wants \`logout_uri\` there (from its documents; not measured at Cognito).`,
    streamlit: {
      does: 'Sends `client_id`, `post_logout_redirect_uri` and `id_token_hint`. The login in the app is ended; the browser is left at an error of the provider’s (reported).',
      where: 'browser',
    },
    fix: 'Serve a copy of this document in which `end_session_endpoint` has the query `?client_id=…&logout_uri=…`: Streamlit keeps a query that is there.',
  })
}

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint']

const plainHttp: DiscoveryRule = ({ document }) => {
  const [plain, ...others] = endpoints.filter((name) => {
    const value = document[name]
    return (
      typeof value === 'string' && /^http:/i.test(value) && URL.canParse(value) && !isLoopback(new URL(value).hostname)
    )
  })
  if (plain === undefined) return []
  const all = [plain, ...others]
  return found('discovery-plain-http', 'surprising', {
    member: plain,
    title: 'The provider is reached without TLS',
    so: `${all.map((name) => `\`${name}\``).join(', ')} ${all.length === 1 ? 'begins' : 'begin'} with \`http://\`. Anyone on the way can read the client secret, and can answer with keys of their own.`,
    streamlit: silent('Uses it as it is.'),
    fix: 'Use `https`. Behind a proxy that ends TLS, tell the provider its public address.',
  })
}

export const addressRules: readonly DiscoveryRule[] = [
  isKeySet,
  authorizationEndpoint,
  tokenEndpoint,
  keysAddress,
  plainHttp,
  endSession,
]
