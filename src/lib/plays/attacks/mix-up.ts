import { acmeIssuer, appOrigin, appProviders, callback } from './addresses.ts'
import type { Attack } from './attack.ts'
import { whoTheAttackerIs } from './outcome.ts'

/** RFC 9700 §4.4, RFC 9207. The attacker also has the victim's code made for a challenge and nonce of their own. */
export const mixUp: Attack = {
  code: 'mix-up',
  title: 'Mix-up',
  defence: 'issuer',
  compares: 'The app compares the iss in the answer with the issuer of the provider that this browser was sent to.',
  needs: 'A provider that the app offers beside the victim’s: one that the attacker runs, or has broken into.',
  leftOut: [],
  providers: ['acme', 'mallory'],
  async play(stage) {
    const { victim, attacker, mallory, step } = stage
    step(
      'attacker',
      'The attacker begins a login with Acme and stops before it. Its nonce and code_challenge go to Mallory.',
    )
    const begun = new URL((await attacker.open(`${appOrigin}/login?provider=acme`, { stopBefore: acmeIssuer })).url)
    const of = (name: string) => begun.searchParams.get(name) ?? ''
    mallory.sendOn(appProviders.acme, {
      nonce: of('nonce'),
      code_challenge: of('code_challenge'),
      code_challenge_method: 'S256',
    })
    step(
      'victim',
      'The victim chooses to log in with Mallory, which sends the browser on to Acme. The victim signs in there.',
    )
    await victim.signIn(await victim.open(`${appOrigin}/login?provider=mallory`), 'ada')
    const code = mallory.codes.at(-1)
    if (code === undefined) {
      step('mallory', 'Mallory waits for a code. None has come.')
      return whoTheAttackerIs(stage)
    }
    step(
      'mallory',
      'The app has sent Acme’s code to Mallory’s token endpoint. Mallory answers with an error and keeps it.',
    )
    step('attacker', 'The attacker answers their own login, the one with Acme, with the victim’s code.')
    const answer = new URLSearchParams({ code, state: of('state'), iss: acmeIssuer })
    await attacker.open(`${callback}?${answer}`)
    return whoTheAttackerIs(stage)
  },
}
