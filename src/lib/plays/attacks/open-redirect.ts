import { appOrigin, malloryOrigin } from './addresses.ts'
import type { Attack } from './attack.ts'

/** RFC 9700 §4.11.1. */
export const openRedirect: Attack = {
  code: 'open-redirect',
  title: 'Open redirect',
  defence: 'next',
  compares: 'The app compares the origin of next, resolved against the app’s address, with the app’s own.',
  needs: 'A victim who opens a link. It is a true link to the app, so looking at its host does not help.',
  leftOut: [],
  providers: ['acme'],
  async play({ victim, step, accountOf }) {
    step('victim', 'The victim opens a link that the attacker sent. It leads to the app’s own login.')
    const link = `${appOrigin}/login?${new URLSearchParams({ next: `${malloryOrigin}/` })}`
    const signIn = await victim.open(link)
    step('victim', 'The victim signs in as Ada, at the right provider.')
    const end = new URL((await victim.signIn(signIn, 'ada')).url)
    const account = accountOf(victim)
    const loggedIn = account === null ? 'is not logged in' : `is logged in as ${account}`
    return {
      succeeded: end.origin === malloryOrigin,
      sentence: `The victim’s browser ${loggedIn} and shows ${end.href}.`,
    }
  },
}
