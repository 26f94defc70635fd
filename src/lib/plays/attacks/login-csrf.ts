import { appOrigin, callback } from './addresses.ts'
import type { Attack } from './attack.ts'

/** RFC 6749 §10.12, RFC 9700 §4.7. */
export const loginCsrf: Attack = {
  code: 'login-csrf',
  title: 'Login CSRF',
  defence: 'state',
  compares: 'The app compares the state in the answer with the one that this browser’s login began with.',
  needs: 'An account of their own at the provider, and a victim who opens a link.',
  leftOut: ['pkce', 'nonce'],
  providers: ['acme'],
  async play({ victim, attacker, step, accountOf }) {
    step('attacker', 'The attacker begins a login and signs in to an account of their own, Sam.')
    const signIn = await attacker.open(`${appOrigin}/login`)
    const kept = await attacker.signIn(signIn, 'sam', { stopBefore: callback })
    step('attacker', 'The attacker stops before the callback and keeps its address, with a code that nobody has used.')
    step('victim', 'The victim opens that address: it came as a link in a message.')
    await victim.open(kept.url)
    const account = accountOf(victim)
    return {
      succeeded: account === 'Sam',
      sentence:
        account === null
          ? 'The victim’s browser is not logged in.'
          : `The victim’s browser is logged in as ${account}, the attacker’s account. What the victim enters goes there.`,
    }
  },
}
