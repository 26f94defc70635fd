import { exportJWK, generateKeyPair, type JWK } from 'jose'

interface Keys {
  /** An RSA key that a broken run adds to the provider's JWKS, and an EC key besides. */
  readonly substitute: CryptoKey
  readonly ec: CryptoKey
  /** A key of nobody's. */
  readonly unknown: CryptoKey
  /** A public key for encryption, whose private key is nobody's. */
  readonly encryption: CryptoKey
  /** The public keys of the first two, as a JWKS has them. */
  readonly published: Readonly<Record<'substitute' | 'es384', JWK>>
}

export const substituteKid = { substitute: 'substitute-key-of-the-lab', es384: 'substitute-ec-key-of-the-lab' } as const

let made: Promise<Keys> | undefined

/** Made when first needed, and gone with the process. No provider knows them, so only a broken run can meet them. */
export function keys(): Promise<Keys> {
  made ??= makeKeys()
  return made
}

async function makeKeys(): Promise<Keys> {
  const [substitute, ec, unknown, encryption] = await Promise.all([
    generateKeyPair('RS256'),
    generateKeyPair('ES384'),
    generateKeyPair('RS256'),
    generateKeyPair('RSA-OAEP-256'),
  ])
  const published = {
    substitute: { ...(await exportJWK(substitute.publicKey)), kid: substituteKid.substitute, alg: 'RS256', use: 'sig' },
    es384: { ...(await exportJWK(ec.publicKey)), kid: substituteKid.es384, alg: 'ES384', use: 'sig' },
  }
  return {
    substitute: substitute.privateKey,
    ec: ec.privateKey,
    unknown: unknown.privateKey,
    encryption: encryption.publicKey,
    published,
  }
}
