import { callbackEnds, type DiscoveryRule, found, quoted, silent, texts } from './discovery.ts'

const member = 'id_token_signing_alg_values_supported'
const isShared = (algorithm: string) => /^HS\d+$/.test(algorithm)

/** Authlib lets an ID token be signed with what this member lists, and with RS256 alone when it is missing or empty. */
const algorithms: DiscoveryRule = ({ document: { [member]: value, authorization_endpoint } }) => {
  const known = texts(value)
  if (authorization_endpoint === undefined || (known && known.length > 0)) return []
  return found('discovery-algorithms-missing', 'surprising', {
    member,
    title: `\`${member}\` is missing`,
    so: `It is \`${quoted(value)}\`. OpenID Connect Discovery 1.0 §3 demands a list.`,
    streamlit: silent('Takes ID tokens that are signed with RS256, and no others.'),
    fix: 'Have the provider sign this client’s ID tokens with RS256.',
  })
}

const onlyShared: DiscoveryRule = ({ document: { [member]: value } }) => {
  const known = texts(value)?.filter((algorithm) => algorithm !== 'none')
  if (known === undefined || known.length === 0 || !known.some(isShared)) return []
  if (!known.every(isShared)) {
    return found('discovery-algorithms-shared', 'surprising', {
      member,
      title: 'ID tokens may be signed with the client secret',
      so: `The list has ${known
        .filter(isShared)
        .map((one) => `\`${one}\``)
        .join(', ')}. Which one this client gets is set at the provider.`,
      streamlit: {
        ...callbackEnds("joserfc.errors.InvalidKeyTypeError: invalid_key_type: Algorithm 'HS256' requires 'oct' key"),
        does: 'An ID token that is signed so is refused: the start page comes back, logged out. One with a public key is taken.',
      },
      fix: 'See that this client is set to RS256 (or another algorithm with a public key).',
    })
  }
  return found('discovery-algorithms-only-shared', 'fails', {
    member,
    title: 'ID tokens are signed with the client secret',
    so: `The list is \`${quoted(value)}\`. Such a token has no key in the key set, which is then often empty; Streamlit looks for keys nowhere else.`,
    streamlit: callbackEnds('joserfc.errors.MissingKeyError: missing_key: No keys to import'),
    fix: 'Give the provider a signing key and let it sign with RS256. At authentik: choose a signing key.',
  })
}

const unsigned: DiscoveryRule = ({ document: { [member]: value } }) => {
  if (!texts(value)?.includes('none')) return []
  return found('discovery-algorithm-none', 'surprising', {
    member,
    title: 'ID tokens without a signature are taken',
    so: 'The list has `none`.',
    streamlit: silent(
      'Takes an ID token that nobody signed. It comes from the token endpoint, so only TLS says that the provider wrote it.',
    ),
    fix: 'Have the provider leave `none` out, or see that this client’s tokens are signed.',
  })
}

const encryption: DiscoveryRule = ({ document: { id_token_encryption_alg_values_supported: value } }) => {
  const known = texts(value)
  if (known === undefined || known.length === 0) return []
  return found('discovery-encryption', 'surprising', {
    member: 'id_token_encryption_alg_values_supported',
    title: 'The provider can encrypt ID tokens',
    so: `\`id_token_encryption_alg_values_supported\` is \`${quoted(value)}\`. Streamlit cannot open an encrypted ID token.`,
    streamlit: {
      ...callbackEnds('joserfc.errors.DecodeError: decode_error: Invalid JSON Web Signature'),
      does: 'An encrypted ID token is refused: the start page comes back, logged out. One that is only signed is taken.',
    },
    fix: 'Choose no encryption key for this client at the provider.',
  })
}

const clientAuthentication: DiscoveryRule = ({ document: { token_endpoint_auth_methods_supported: value } }) => {
  const known = texts(value)
  if (known === undefined || known.length === 0 || known.includes('client_secret_basic')) return []
  const post = known.includes('client_secret_post')
  return found(
    post ? 'discovery-client-secret-post' : 'discovery-client-authentication',
    post ? 'surprising' : 'fails',
    {
      member: 'token_endpoint_auth_methods_supported',
      title: post
        ? 'HTTP Basic is not listed, and Streamlit uses it'
        : 'The provider takes no client secret in a way that Streamlit can send it',
      so: `\`token_endpoint_auth_methods_supported\` is \`${quoted(value)}\`, without \`client_secret_basic\`.`,
      streamlit: {
        ...callbackEnds(''),
        does: 'Does not look at this list: it sends the secret with HTTP Basic. Some providers take that all the same (Microsoft Entra, as people report). Where one does not, the start page comes back, logged out.',
      },
      fix: post
        ? 'If the log says `invalid_client`: `client_kwargs = { token_endpoint_auth_method = "client_secret_post" }`.'
        : 'Register the client with a secret, for HTTP Basic or for a posted form.',
    },
  )
}

const claims: DiscoveryRule = ({ document: { claims_supported: value } }) => {
  const known = texts(value)
  const missing = known && ['email', 'name'].filter((claim) => !known.includes(claim))
  if (missing === undefined || missing.length === 0 || known?.length === 0) return []
  return found('discovery-claims', 'surprising', {
    member: 'claims_supported',
    title: 'A claim that most apps show is not listed',
    so: `\`claims_supported\` has no ${missing.map((claim) => `\`${claim}\``).join(' and no ')}.`,
    streamlit: {
      does: '`st.user` holds what the ID token brings. An app that reads a claim which is not there stops.',
      says: `AttributeError: st.user has no attribute "${missing[0]}".`,
      where: 'screen',
    },
    fix: `Read it with a default: \`st.user.get("${missing[0]}")\`. Where the provider can put the claim into the ID token, let it.`,
  })
}

export const tokenRules: readonly DiscoveryRule[] = [
  algorithms,
  onlyShared,
  unsigned,
  encryption,
  clientAuthentication,
  claims,
]
