import type { Explanation } from '#lib/check/explain.ts'

const page = 'Shows the white page `Authentication error` with status 400, and logs a traceback.'

/** What may be found of a provider that was asked; the document itself is judged by lib/pasted/discovery. Each with its problem. */
export const onlineKinds = [
  {
    code: 'metadata-unreachable',
    problem: 'metadata-unreachable',
    kind: 'fails',
    title: 'The metadata cannot be fetched',
    about:
      'The server of the app fetches `server_metadata_url` at every login, callback and logout. From this machine no answer came; the command asks directly, where Streamlit’s server heeds `HTTPS_PROXY`.',
    does: page,
    fix: 'Mend the address, the way to it or the certificate, as the reason says. An authority of your own: `SSL_CERT_FILE` for Streamlit, `NODE_EXTRA_CA_CERTS` for this command.',
  },
  {
    code: 'metadata-late',
    problem: 'metadata-slow',
    kind: 'fails',
    title: 'The metadata take too long',
    about: 'Streamlit gives each answer five seconds, the default of httpx.',
    does: page,
    fix: 'Make the provider quicker, or give it longer: `client_kwargs = { timeout = 30 }`.',
  },
  {
    code: 'metadata-long',
    problem: 'metadata-not-json',
    kind: 'surprising',
    title: 'The metadata are too long to look at',
    about: 'This command reads a megabyte. Metadata of providers are some kilobytes.',
    does: 'Reads answers of any length; the limit is this command’s own.',
    fix: 'Open the address in a browser: JSON with `issuer` in it must appear.',
  },
  {
    code: 'metadata-redirected',
    problem: 'metadata-not-json',
    kind: 'fails',
    title: 'The address of the metadata leads elsewhere',
    about: 'Streamlit’s HTTP client follows no redirect.',
    does: `${page} (Read in the source, not run.)`,
    fix: 'Write the address that it leads to.',
  },
  {
    code: 'metadata-refused',
    problem: 'metadata-not-json',
    kind: 'fails',
    title: 'The provider has no metadata there',
    about: 'The answer has another status than one that begins with 2.',
    does: page,
    fix: 'Open the address in a browser: JSON with `issuer` in it must appear.',
  },
  {
    code: 'keys-unreachable',
    problem: 'jwks-rotated',
    kind: 'fails',
    title: 'The keys of the provider cannot be fetched',
    about: 'The metadata name an address of keys, `jwks_uri`. Without the keys no ID token can be checked.',
    does: 'Comes back from the provider without a login: the start page, logged out, and a traceback in the log.',
    fix: 'Mend the provider, or the way to it from the server of the app.',
  },
  {
    code: 'keys-empty',
    problem: 'authentik-no-key',
    kind: 'fails',
    title: 'The provider has no key',
    about:
      'The list at `jwks_uri` is empty, or no list of keys. Providers that sign with the client secret (HS256) have none.',
    does: 'Has no key to check the ID token with: the start page, logged out, and a traceback in the log. (Read in the source, not run.)',
    fix: 'Let the provider sign with RS256 or ES256: authentik calls it "Signing key", Auth0 "JSON Web Token Signature Algorithm".',
  },
  {
    code: 'keys-do-not-fit',
    problem: 'id-token-unsigned',
    kind: 'surprising',
    title: 'No key fits an algorithm of the metadata',
    about: 'The metadata say how ID tokens are signed, and the keys are of other kinds.',
    does: 'Finds no key for such a token: the start page, logged out, and a traceback in the log. (Read in the source, not run.)',
    fix: 'Compare `id_token_signing_alg_values_supported` with the keys at `jwks_uri`.',
  },
] as const satisfies readonly (Explanation & { readonly problem: string })[]

export type OnlineCode = (typeof onlineKinds)[number]['code']
