import { type Fault, logIn } from './fault.ts'
import { withClientKwargs } from './secrets-changes.ts'

/** What goes wrong on the machines that run the app, or in its script. */
export const serverFaults: readonly Fault[] = [
  {
    code: 'login-loop',
    title: '`st.login()` without a button, and a login that fails',
    place: 'servers',
    breaks: { asksAtOnce: true, secrets: withClientKwargs('{ prompt = "none" }') },
    async script(browser) {
      for (let round = 0; round < 3; round += 1) await logIn(browser)
    },
    byHand: { does: 'The lab stops before each round. Follow the link, as a browser would by itself, and again.' },
  },
  {
    code: 'several-servers',
    title: 'Another replica answers, with another `cookie_secret`',
    place: 'servers',
    breaks: { otherReplica: true },
    byHand: 'switch',
  },
  {
    code: 'id-token-from-the-future',
    title: 'The clock of the app’s machine is ten minutes behind',
    place: 'servers',
    breaks: { clock: -600 },
    byHand: 'switch',
  },
]
