import type { FetchText } from './fetch-text.ts'
import type { OnlineCode } from './online-kinds.ts'

interface KeyProblem {
  readonly code: OnlineCode
  readonly so: string
}

/** What is wrong with the keys that a discovery document names; nothing when it names none, which its judge tells. */
export async function judgeKeys(discovery: string, fetch: FetchText): Promise<readonly KeyProblem[]> {
  const document = objectOf(discovery)
  const uri = document?.['jwks_uri']
  if (document === undefined || typeof uri !== 'string' || !/^https?:\/\//i.test(uri) || !URL.canParse(uri)) return []
  const answer = await fetch(uri)
  if (!answer.ok) return [{ code: 'keys-unreachable', so: `\`${uri}\`: ${answer.message}.` }]
  if (answer.status < 200 || answer.status > 299) {
    return [{ code: 'keys-unreachable', so: `\`${uri}\` answers ${answer.status}.` }]
  }
  const keys = objectOf(answer.text)?.['keys']
  if (!Array.isArray(keys) || keys.length === 0) {
    return [
      {
        code: 'keys-empty',
        so: `\`${uri}\` has ${Array.isArray(keys) ? 'an empty list of keys' : 'no list of keys'}.`,
      },
    ]
  }
  return fits(keys, algorithmsOf(document)) ? [] : [doNotFit(keys, algorithmsOf(document))]
}

function doNotFit(keys: readonly unknown[], algorithms: readonly string[]): KeyProblem {
  const kinds = [...new Set(keys.map((key) => String(memberOf(key, 'kty'))))].slice(0, 8)
  return {
    code: 'keys-do-not-fit',
    so: `The metadata say ${algorithms
      .slice(0, 8)
      .map((one) => `\`${one}\``)
      .join(', ')}; the keys are of the kind ${kinds.map((one) => `\`${one.slice(0, 20)}\``).join(', ')}.`,
  }
}

/** What Authlib takes when the metadata say nothing. */
function algorithmsOf(document: Readonly<Record<string, unknown>>): readonly string[] {
  const said = document['id_token_signing_alg_values_supported']
  const texts = Array.isArray(said) ? said.filter((one) => typeof one === 'string') : []
  return texts.length > 0 ? texts : ['RS256']
}

/** The kind of key that an algorithm signs with (RFC 7518 §3.1, RFC 8037 §3.1). */
function kindOf(algorithm: string): string {
  if (/^(?:RS|PS)/.test(algorithm)) return 'RSA'
  if (/^ES/.test(algorithm)) return 'EC'
  return algorithm === 'EdDSA' || /^Ed/.test(algorithm) ? 'OKP' : 'oct'
}

function fits(keys: readonly unknown[], algorithms: readonly string[]): boolean {
  const kinds = new Set(algorithms.map(kindOf))
  return keys.some((key) => kinds.has(String(memberOf(key, 'kty'))))
}

function memberOf(key: unknown, name: string): unknown {
  return typeof key === 'object' && key !== null ? Object.entries(key).find(([own]) => own === name)?.[1] : undefined
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
