import { callbackEnds, type DiscoveryRule, found, isLoopback, quoted, silent } from './discovery.ts'

const wrongIssuer = callbackEnds("joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'")

/** Authlib compares the ID token's `iss` with the document's `issuer`, as text, when there is one. */
const issuerThere: DiscoveryRule = ({ document: { issuer, authorization_endpoint } }) => {
  if (issuer === undefined) {
    if (authorization_endpoint === undefined) return []
    return found('discovery-issuer-missing', 'surprising', {
      member: 'issuer',
      title: '`issuer` is missing',
      so: 'The document has no `issuer`. OpenID Connect Discovery 1.0 §3 demands one.',
      streamlit: silent('Takes the ID token of any issuer: without this member, `iss` is not compared with anything.'),
      fix: 'Ask the provider for its complete document. Until then, compare `st.user["iss"]` in the app.',
    })
  }
  if (typeof issuer === 'string' && issuer !== '') return []
  return found('discovery-issuer-no-text', 'fails', {
    member: 'issuer',
    title: '`issuer` is no text',
    so: `\`issuer\` is \`${quoted(issuer)}\`. No ID token can name that.`,
    streamlit: wrongIssuer,
    fix: 'Ask the provider for its complete document.',
  })
}

const issuerTemplate: DiscoveryRule = ({ document: { issuer } }) => {
  if (typeof issuer !== 'string' || !/[{}]|%7[BD]/i.test(issuer)) return []
  return found('discovery-issuer-template', 'fails', {
    member: 'issuer',
    title: '`issuer` has a placeholder in it',
    so: `\`issuer\` is \`${quoted(issuer)}\`. The ID token names a real tenant there, so the two are never equal.`,
    streamlit: wrongIssuer,
    fix: 'Take the metadata URL of one tenant. At Microsoft Entra: put the tenant’s id, or `consumers` for personal accounts, where the URL has `common` or `organizations`.',
  })
}

const issuerForm: DiscoveryRule = ({ document: { issuer } }) => {
  if (typeof issuer !== 'string' || issuer === '') return []
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const wrong =
    url === null
      ? 'is no address'
      : url.search !== '' || url.hash !== '' || /[?#]$/.test(issuer)
        ? 'has a query or a fragment'
        : url.protocol === 'http:' && !isLoopback(url.hostname)
          ? 'begins with `http://`, so anyone on the way can answer in its place'
          : url.protocol !== 'https:' && url.protocol !== 'http:'
            ? 'does not begin with `https://`'
            : null
  if (wrong === null || /[{}]|%7[BD]/i.test(issuer)) return []
  return found('discovery-issuer-form', 'surprising', {
    member: 'issuer',
    title: '`issuer` is not of the form that the standard asks for',
    so: `\`issuer\` is \`${quoted(issuer)}\`: it ${wrong}. It must be an \`https\` address without query and fragment.`,
    streamlit: silent('Does not look at the form. It compares the text with the `iss` of the ID token, and no more.'),
    fix: 'Ask the provider for its public address, and use that in `server_metadata_url`.',
  })
}

const wellKnown = '/.well-known/openid-configuration'

const issuerAgainstUrl: DiscoveryRule = ({ document: { issuer }, url }) => {
  if (typeof issuer !== 'string' || url === undefined || /[{}]|%7[BD]/i.test(issuer)) return []
  const expected = issuer.replace(/\/$/, '') + wellKnown
  if (url.trim() === expected) return []
  return found('discovery-issuer-url', 'surprising', {
    member: 'issuer',
    title: 'The document was fetched from an address that its `issuer` does not name',
    so: `\`issuer\` is \`${quoted(issuer)}\`, so its document belongs at \`${expected.slice(0, 300)}\`. It came from \`${url.trim().slice(0, 300).replaceAll('`', 'ˋ')}\`.`,
    streamlit: silent(
      'Does not compare the two: the login works where the ID token names this `issuer`. Other libraries refuse it (OpenID Connect Discovery 1.0 §4.3).',
    ),
    fix: 'Where this is a proxy, a container’s name or a copy of yours, leave it. Else use the address that `issuer` names.',
  })
}

export const issuerRules: readonly DiscoveryRule[] = [issuerThere, issuerTemplate, issuerForm, issuerAgainstUrl]
