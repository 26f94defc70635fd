import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { makeKeys, type ProviderKeys } from '#lib/provider/keys.ts'

export interface StageKeys {
  readonly providers: ProviderKeys
  /** The attacker's own key pair, private parts included. */
  readonly attacker: JWK
}

let made: Promise<StageKeys> | undefined

/** The keys of all plays of this process, made at the first call. The site's own providers have others. */
export function stageKeys(): Promise<StageKeys> {
  made ??= make()
  return made
}

async function make(): Promise<StageKeys> {
  const [providers, pair] = await Promise.all([
    makeKeys(),
    generateKeyPair('RS256', { extractable: true, modulusLength: 2048 }),
  ])
  return { providers, attacker: await exportJWK(pair.privateKey) }
}
