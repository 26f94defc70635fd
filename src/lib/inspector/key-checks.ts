import type { JWK } from 'jose'
import { WELL_KNOWN } from '#lib/relying-party/client.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import type { JwtAnatomy } from '#lib/trace/jwt.ts'
import { messageOf } from '#lib/trace/message.ts'
import { type Check, check, same, shown, utc } from './checks.ts'
import type { Found } from './login-trail.ts'
import { keySet } from './signature-checks.ts'

/** The key that a token's header points at. Without a `kid` only a single key can be meant. */
export function keyOf(header: JwtAnatomy['header'], keys: Exchange): JWK | undefined {
  const set = keySet(keys).keys
  return header['kid'] === undefined && set.length === 1 ? set[0] : set.find(({ kid }) => kid === header['kid'])
}

/**
 * Follows the key from the configuration to the token: the configured metadata URL, the issuer it stands for, the
 * `jwks_uri` it names, the key set that was fetched, the `kid` in it (OpenID Connect Discovery 1.0 §3 and §4.3).
 */
export function keyChecks(c: {
  readonly header: JwtAnatomy['header']
  readonly metadataUrl: string | undefined
  readonly metadata: Found
  readonly keys: Found
}): Check[] {
  const { header, metadataUrl, metadata, keys } = c
  const document = messageOf(metadata.exchange).json ?? {}
  const kids = keySet(keys.exchange).keys.map(({ kid }) => shown(kid))
  return [
    same(
      'server_metadata_url',
      `the address in secrets.toml is the one that step ${metadata.number} read`,
      [metadataUrl, metadata.exchange.request.url],
      `Read at ${utc(metadata.exchange.at / 1000)}.`,
    ),
    issuerCheck(metadata.exchange.request.url, document['issuer']),
    same(
      'jwks_uri',
      `the address in the metadata is the one that step ${keys.number} read`,
      [document['jwks_uri'], keys.exchange.request.url],
      `Read at ${utc(keys.exchange.at / 1000)}, after the token had come.`,
    ),
    check(
      'kid',
      'the key that the token names is in that key set',
      {
        expected: kids.length === 0 ? 'no key at all' : kids.join(', '),
        actual: shown(header['kid']),
        verdict: keyOf(header, keys.exchange) ? 'pass' : 'fail',
      },
      'Keys or addresses inside the token (jwk, jku, x5u) are never asked: anyone could write them.',
    ),
  ]
}

function issuerCheck(url: string, issuer: unknown): Check {
  const rule = 'the metadata name the issuer whose address was asked'
  const note = 'OpenID Connect Discovery 1.0 §4.3 asks for this. Authlib 1.9, so Streamlit, does not compare them.'
  // A slash at the issuer's end is not in the URL (§4.1).
  const slash = typeof issuer === 'string' && issuer.endsWith('/') ? '/' : ''
  if (url.endsWith(WELL_KNOWN)) return same('issuer', rule, [url.slice(0, -WELL_KNOWN.length) + slash, issuer], note)
  const values = { expected: 'not known: the URL has another ending', actual: shown(issuer), verdict: 'skip' } as const
  return check('issuer', rule, values, note)
}
