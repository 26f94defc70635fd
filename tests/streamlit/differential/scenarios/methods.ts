import type { Scenario } from '../scenario.ts'
import { acme } from '../setups.ts'

const paths = ['', 'auth/login', 'auth/logout', 'oauth2callback']

const asking = (method: string): Scenario => ({
  name: `${method} at every address of the app`,
  holds: '4, methods',
  setup: acme,
  async script(browser) {
    for (const path of paths) await browser.ask(method, path)
  },
})

/** Methods other than GET. */
export const methods: readonly Scenario[] = ['HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map(asking)
