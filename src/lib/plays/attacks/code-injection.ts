import { acmeIssuer, appOrigin, callback } from './addresses.ts'
import type { Attack } from './attack.ts'
import { whoTheAttackerIs } from './outcome.ts'

/** RFC 9700 §4.5. */
export const codeInjection: Attack = {
  code: 'code-injection',
  title: 'Code injection',
  defence: 'pkce',
  compares:
    'The provider compares the code_verifier of the redeeming login with the code_challenge that the code was made for (PKCE).',
  needs: 'A code of the victim’s that was not used: from a log, a browser’s history, another app on the phone.',
  leftOut: ['nonce'],
  providers: ['acme'],
  async play(stage) {
    const { victim, attacker, step } = stage
    step('victim', 'The victim begins a login and signs in as Ada.')
    const signIn = await victim.open(`${appOrigin}/login`)
    const answer = await victim.signIn(signIn, 'ada', { stopBefore: callback })
    const code = new URL(answer.url).searchParams.get('code') ?? ''
    step(
      'victim',
      'The last request never reaches the app. Its address, with the code, gets into the attacker’s hands.',
    )
    step(
      'attacker',
      'The attacker begins a login of their own and stops before the provider: state and cookie are theirs.',
    )
    const begun = await attacker.open(`${appOrigin}/login`, { stopBefore: acmeIssuer })
    const state = new URL(begun.url).searchParams.get('state') ?? ''
    step('attacker', 'The attacker answers their own login with the victim’s code.')
    await attacker.open(`${callback}?${new URLSearchParams({ code, state, iss: acmeIssuer })}`)
    return whoTheAttackerIs(stage)
  },
}
