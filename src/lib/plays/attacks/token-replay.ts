import { acmeIssuer, appOrigin, callback } from './addresses.ts'
import type { Attack } from './attack.ts'
import { whoTheAttackerIs } from './outcome.ts'

/** OpenID Connect Core §15.5.2. The token leaks as `id_token_hint` (OpenID Connect RP-Initiated Logout §2). */
export const tokenReplay: Attack = {
  code: 'token-replay',
  title: 'Token replay',
  defence: 'nonce',
  compares: 'The app compares the nonce in the ID token with the one that this browser’s login began with.',
  needs: 'An ID token of the victim’s for this app, not expired. Here it stands in an address that a server logs.',
  leftOut: [],
  providers: ['acme'],
  async play(stage) {
    const { victim, attacker, step } = stage
    step('victim', 'The victim logs in as Ada.')
    await victim.signIn(await victim.open(`${appOrigin}/login`), 'ada')
    step('victim', 'The victim logs out. The app puts the ID token into the provider’s address, as id_token_hint.')
    const leaving = await victim.open(`${appOrigin}/logout`)
    const token = new URL(leaving.url).searchParams.get('id_token_hint') ?? ''
    await victim.signOut(leaving)
    step(
      'attacker',
      'The attacker has read that address in a log, and begins a login of their own, up to the provider.',
    )
    const begun = await attacker.open(`${appOrigin}/login`, { stopBefore: acmeIssuer })
    const state = new URL(begun.url).searchParams.get('state') ?? ''
    step('attacker', 'The attacker answers it with a form that holds the victim’s ID token.')
    await attacker.open(callback, { form: { id_token: token, state } })
    return whoTheAttackerIs(stage)
  },
}
