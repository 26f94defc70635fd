import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import * as z from 'zod'

/** The tenants that PROVIDER_KEYS has to name. */
export const keyTenants = ['acme', 'globex'] as const

type KeysReading = { value: string | null; problem?: undefined } | { value?: undefined; problem: string }

const base64url = z.string().regex(/^[\w-]+$/)

// RFC 7518 §6.3: a private RSA key with its Chinese-remainder parts. 2048 bits are 342 characters of base64url.
const privateRsaKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: base64url.min(342),
  e: base64url,
  d: base64url,
  p: base64url,
  q: base64url,
  dp: base64url,
  dq: base64url,
  qi: base64url,
})

const keySet = z.object({ keys: z.array(privateRsaKey).min(1) })
const providerKeys = z.strictObject(Object.fromEntries(keyTenants.map((tenant) => [tenant, keySet])))

const remedy = '"npm run make-keys" prints a value'

/**
 * Reads PROVIDER_KEYS: JSON text, or `@` and the path of a file that holds it.
 * @param loopback whether it may be absent; null then
 * @returns the JSON text, checked; or one sentence that quotes no key
 */
export function readProviderKeys(text: string | null, loopback: boolean): KeysReading {
  if (text === null) {
    if (loopback) return { value: null }
    return { problem: `PROVIDER_KEYS is missing, and PUBLIC_ORIGIN is not on this machine: ${remedy} to put there.` }
  }
  const file = text.startsWith('@') ? text.slice(1) : null
  if (file === null) return checkKeys('PROVIDER_KEYS', text)
  const held = readSecretFile(file)
  return held.problem === undefined ? checkKeys(`The file of PROVIDER_KEYS, "${file}",`, held.value) : held
}

function readSecretFile(file: string): { value: string; problem?: undefined } | { problem: string } {
  try {
    const others = statSync(file).mode & 0o077
    if (others !== 0 && process.platform !== 'win32') {
      return {
        problem: `PROVIDER_KEYS is "@${file}", which others than its owner may open: run chmod 600 on that file.`,
      }
    }
    return { value: readFileSync(file, 'utf8') }
  } catch {
    return { problem: `PROVIDER_KEYS is "@${file}", which cannot be read: put "@" and the path of a key file there.` }
  }
}

function checkKeys(name: string, text: string): KeysReading {
  const parsed = providerKeys.safeParse(parseJson(text))
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') || 'the top'
    return {
      problem: `${name} is not a set of private RSA keys for ${keyTenants.join(' and ')} (see ${at}): ${remedy}.`,
    }
  }
  const kids = Object.values(parsed.data).flatMap(({ keys }) => keys.map(({ kid }) => kid))
  const twice = kids.find((kid, index) => kids.indexOf(kid) !== index)
  if (twice !== undefined)
    return { problem: `${name} has two keys with kid "${twice}": give every key a kid of its own.` }
  const wrong = Object.values(parsed.data).flatMap(({ keys }) => keys.filter((key) => !fitsTogether(key)))[0]
  if (wrong !== undefined)
    return { problem: `${name} has a key whose parts do not fit together, kid "${wrong.kid}": ${remedy}.` }
  return { value: text }
}

/** Whether what the private parts sign is verified by the public ones. */
function fitsTogether(jwk: z.infer<typeof privateRsaKey>): boolean {
  const data = Buffer.from('a signature')
  try {
    const signature = sign('sha256', data, createPrivateKey({ key: jwk, format: 'jwk' }))
    const { kty, n, e } = jwk
    return verify('sha256', data, createPublicKey({ key: { kty, n, e }, format: 'jwk' }), signature)
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
