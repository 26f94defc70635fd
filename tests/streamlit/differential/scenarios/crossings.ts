import { loginLink } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme, both, globex, sharedWith } from '../setups.ts'
import { heavy } from './people.ts'

const exposed = sharedWith({ expose_tokens: '["id", "access"]' })

/** Cookies that one side set and the other reads, both ways: each story is told once from either side. */
export const crossings: readonly Scenario[] = [
  ...(['ada', 'noor', 'linus'] as const).map(
    (who): Scenario => ({
      name: `${who}: logged in at one side, at home at the other`,
      holds: 'cookies both ways',
      setup: acme,
      async script(browser) {
        await browser.login(null, who)
        browser.cross()
        await browser.visit()
      },
    }),
  ),
  ...[1500, 2600, 4500].map(
    (bytes): Scenario => ({
      name: `${bytes} bytes in chunks: logged in at one side, at home at the other`,
      holds: 'cookies both ways, 7.5',
      setup: acme,
      async script(browser) {
        await browser.login(null, heavy(bytes))
        browser.cross()
        await browser.visit()
        await browser.logout()
      },
    }),
  ),
  {
    name: 'tokens that the other side exposes',
    holds: 'cookies both ways, 7.7',
    setup: exposed,
    async script(browser) {
      await browser.login()
      browser.cross()
      await browser.visit()
    },
  },
  {
    name: 'a login begun at one side and finished at the other',
    holds: 'cookies both ways, 6.1',
    setup: acme,
    async script(browser) {
      const callback = await browser.begin()
      browser.cross()
      await browser.get(callback)
      await browser.visit()
      browser.cross()
      await browser.visit()
    },
  },
  {
    name: 'a login link of one side at the other',
    holds: 'cookies both ways, 4',
    setup: both,
    async script(browser) {
      await browser.press({ login: 'globex' })
      browser.cross()
      await browser.follow()
      await browser.provider('grace')
      browser.cross()
      await browser.follow()
      await browser.visit()
    },
  },
  {
    name: 'a logout at the other side',
    holds: 'cookies both ways, 8',
    setup: globex,
    async script(browser) {
      await browser.login()
      browser.cross()
      await browser.logout()
      browser.cross()
      await browser.visit()
    },
  },
  {
    name: 'a second login at the other side',
    holds: 'cookies both ways, 6.1',
    setup: both,
    async script(browser) {
      const first = await browser.begin('acme')
      browser.cross()
      const second = await browser.begin('globex')
      await browser.get(first)
      browser.cross()
      await browser.get(second)
      await browser.visit()
      await browser.get(loginLink('acme'))
    },
  },
]
