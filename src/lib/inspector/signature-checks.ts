import { compactVerify, createLocalJWKSet, type JWK } from 'jose'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { type Check, check, shown } from './checks.ts'
import type { ClaimsView } from './claims-view.ts'

/**
 * Whether the maths holds: the algorithm is one that the provider names, and the signature verifies with the key of
 * the captured key set that the token's header points at. Says nothing about whose key it is.
 */
export async function signatureChecks(claims: ClaimsView, metadata: Exchange, keys: Exchange): Promise<Check[]> {
  const { alg } = claims.anatomy.header
  const allowed = algorithms(metadata)
  const outcome = await verify(claims.token, keySet(keys), allowed)
  return [
    check(
      'alg',
      'the token’s algorithm is one that the metadata name',
      {
        expected: allowed.join(', '),
        actual: shown(alg),
        verdict: typeof alg === 'string' && allowed.includes(alg) ? 'pass' : 'fail',
        ...(alg === 'none' && { problem: 'id-token-unsigned' as const }),
      },
      'Not the token decides which algorithms are good (RFC 8725 §3.1).',
    ),
    check(
      'signature',
      'made over header and claims, checked with the captured public key',
      {
        expected: 'verifies',
        actual: outcome === null ? 'verifies' : outcome,
        verdict: outcome === null ? 'pass' : 'fail',
      },
      'Computed here, from the captured bytes.',
    ),
  ]
}

/** Authlib 1.9: `id_token_signing_alg_values_supported`, or RS256 where the metadata name none. */
function algorithms(metadata: Exchange): string[] {
  const named = messageOf(metadata).json?.['id_token_signing_alg_values_supported']
  const texts = Array.isArray(named) ? named.filter((one) => typeof one === 'string') : []
  return texts.length > 0 ? texts : ['RS256']
}

/** The keys of a key set's answer; those that are no objects are left out. */
export function keySet(keys: Exchange): { keys: JWK[] } {
  const listed = messageOf(keys).json?.['keys']
  return { keys: Array.isArray(listed) ? listed.filter(isKey) : [] }
}

/** What became of the last signatures, so that each is computed once, however often its run is drawn. */
const verified = new Map<string, Promise<string | null>>()
const MOST_VERIFIED = 200

/** null when the signature verifies, else why it does not, in the words of jose. */
function verify(token: string, keys: { keys: JWK[] }, allowed: readonly string[]): Promise<string | null> {
  const question = JSON.stringify([token, keys, allowed])
  const outcome = verified.get(question) ?? compute(token, keys, allowed)
  verified.set(question, outcome)
  if (verified.size > MOST_VERIFIED) verified.delete(verified.keys().next().value ?? '')
  return outcome
}

async function compute(token: string, keys: { keys: JWK[] }, allowed: readonly string[]): Promise<string | null> {
  try {
    await compactVerify(token, createLocalJWKSet(keys), { algorithms: [...allowed] })
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isKey(value: unknown): value is JWK {
  return typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
}
